import { useState } from 'react'
import type { TradesStatus } from '../../../shared/contract/trades-status.ts'
import { Failure } from '../../parts/Failure.tsx'
import { Menu } from '../../parts/Menu.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useSession, useWords } from '../../session.ts'
import { goTo } from '../../shell/panel-route.ts'
import { AdoptDialog } from './AdoptDialog.tsx'
import { ExportDialog } from './ExportDialog.tsx'
import { readOperation, readStatus } from './reads.ts'

type RunAction = (work: () => Promise<unknown>) => void

/** Start or stop, verify, repair, build bars, adopt and export. */
export function TradeActions({ status }: { readonly status: TradesStatus }) {
  const words = useWords()
  const { client, reads } = useSession()
  const action = useAction()
  const [open, setOpen] = useState<'adopt' | 'export' | null>(null)
  const { job_id } = status
  const act: RunAction = (work) =>
    void action.run(async () => {
      await work()
      reads.renew(readStatus(job_id))
      reads.renew(readOperation(job_id))
    })
  const { trades } = client
  const items = [
    { key: 'verify', act: () => act(() => trades.verify({ job_id })) },
    { key: 'repair', act: () => act(() => trades.repair({ job_id })) },
    { key: 'build_bars', act: () => act(() => trades.buildBars({ job_id })) },
    { key: 'adopt', act: () => setOpen('adopt') },
    { key: 'export', act: () => setOpen('export') },
  ] as const
  return (
    <>
      <div className="buttons trade-actions">
        <Collecting status={status} busy={action.busy} act={act} />
        <Menu
          className="start"
          label={words.t('panel.trades.check')}
          disabled={action.busy}
          items={[
            ...items.map((item) => ({ ...item, label: words.t(`panel.trades.${item.key}`) })),
            { key: 'settings', label: words.t('panel.job.configure'), act: () => goTo('jobs', job_id) },
          ]}
        />
      </div>
      {action.error !== undefined && <Failure error={action.error} />}
      {open === 'adopt' && <AdoptDialog jobId={job_id} onClose={() => setOpen(null)} />}
      {open === 'export' && <ExportDialog status={status} onClose={() => setOpen(null)} />}
    </>
  )
}

interface CollectingProps {
  readonly status: TradesStatus
  readonly busy: boolean
  readonly act: RunAction
}

/** Start, continue or stop: the actions for the state. */
function Collecting({ status: { job_id, state }, busy: locks, act }: CollectingProps) {
  const words = useWords()
  const { client } = useSession()
  const held = state === 'paused' || state === 'halted'
  return (
    <>
      {(state === 'off' || state === 'idle') && (
        <button
          type="button"
          className="button primary"
          disabled={locks}
          onClick={() => act(() => client.trades.start({ job_id }))}
        >
          {words.t(state === 'off' ? 'panel.trades.start' : 'panel.trades.collect_now')}
        </button>
      )}
      {held && (
        <button
          type="button"
          className="button primary"
          disabled={locks}
          onClick={() => act(() => client.jobs.resume({ id: job_id }))}
        >
          {words.t('panel.resume')}
        </button>
      )}
      {state !== 'off' && (
        <button
          type="button"
          className="button"
          disabled={locks}
          onClick={() => act(() => client.trades.stop({ job_id }))}
        >
          {words.t('panel.trades.stop')}
        </button>
      )}
    </>
  )
}
