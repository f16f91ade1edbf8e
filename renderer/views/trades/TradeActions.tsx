import { useState } from 'react'
import type { TradesStatus } from '../../../shared/contract/trades.ts'
import { Failure } from '../../parts/Failure.tsx'
import { Menu } from '../../parts/Menu.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useSession, useWords } from '../../session.ts'
import { goTo } from '../../shell/place.ts'
import { AdoptDialog } from './AdoptDialog.tsx'
import { ExportDialog } from './ExportDialog.tsx'
import { readOperation, readStatus } from './reads.ts'

/** Start or stop, prove, repair, build bars, adopt and hand out. */
export function TradeActions({ status }: { readonly status: TradesStatus }) {
  const words = useWords()
  const { client, reads } = useSession()
  const action = useAction()
  const [open, setOpen] = useState<'adopt' | 'export' | null>(null)
  const { job_id, state } = status
  const act = (work: () => Promise<unknown>) =>
    void action.run(async () => {
      await work()
      reads.renew(readStatus(job_id))
      reads.renew(readOperation(job_id))
    })
  return (
    <>
      <div className="buttons trade-actions">
        {state === 'off' || state === 'idle' ? (
          <button
            type="button"
            className="button primary"
            disabled={action.busy}
            onClick={() => act(() => client.trades.start({ job_id }))}
          >
            {words.t(state === 'off' ? 'panel.trades.start' : 'panel.trades.collect_now')}
          </button>
        ) : null}
        {(state === 'paused' || state === 'halted') && (
          <button
            type="button"
            className="button primary"
            disabled={action.busy}
            onClick={() => act(() => client.jobs.resume({ id: job_id }))}
          >
            {words.t('panel.resume')}
          </button>
        )}
        {state !== 'off' && (
          <button
            type="button"
            className="button"
            disabled={action.busy}
            onClick={() => act(() => client.trades.stop({ job_id }))}
          >
            {words.t('panel.trades.stop')}
          </button>
        )}
        <Menu
          className="start"
          label={words.t('panel.trades.check')}
          disabled={action.busy}
          items={[
            {
              key: 'verify',
              label: words.t('panel.trades.verify'),
              act: () => act(() => client.trades.verify({ job_id })),
            },
            {
              key: 'repair',
              label: words.t('panel.trades.repair'),
              act: () => act(() => client.trades.repair({ job_id })),
            },
            {
              key: 'bars',
              label: words.t('panel.trades.build_bars'),
              act: () => act(() => client.trades.buildBars({ job_id })),
            },
            { key: 'adopt', label: words.t('panel.trades.adopt'), act: () => setOpen('adopt') },
            { key: 'export', label: words.t('panel.trades.export'), act: () => setOpen('export') },
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
