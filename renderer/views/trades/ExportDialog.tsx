import { useId, useState } from 'react'
import type { TradesStatus } from '../../../shared/contract/trades-status.ts'
import { Choice } from '../../parts/Choice.tsx'
import { DayField } from '../../parts/DayField.tsx'
import { useRead, useSession, useWords } from '../../session.ts'
import { exportPath } from './export-path.ts'
import { readSeries } from './reads.ts'
import { useWork } from './useWork.ts'
import { WorkDialog } from './WorkDialog.tsx'

interface ExportDialogProps {
  readonly status: TradesStatus
  readonly onClose: () => void
}

/** Instead of the id of a series, which cannot be this. */
const TRADES = '*'

/** Exports trades or bars of some days to a file. */
export function ExportDialog({ status, onClose }: ExportDialogProps) {
  const words = useWords()
  const { client } = useSession()
  const work = useWork(status.job_id)
  const { data: series } = useRead(readSeries(status.job_id))
  const [what, setWhat] = useState(TRADES)
  const [from, setFrom] = useState(status.first_day ?? '')
  const [to, setTo] = useState(status.last_day ?? '')
  const [typed, setTyped] = useState<string | null>(null)
  const name = what === TRADES ? 'trades' : what
  const path = typed ?? exportPath(status, name, from, to)
  const options = [
    { value: TRADES, label: words.t('panel.trades.rows') },
    ...(series ?? [])
      .filter(({ bars }) => bars > 0)
      .map(({ series: { id } }) => ({
        value: id,
        label: words.t('panel.trades.export.bars', { series: id }),
      })),
  ]
  const begin = () =>
    work.begin(() =>
      client.trades.export({
        job_id: status.job_id,
        path: path.trim(),
        ...(from && { from }),
        ...(to && { to }),
        ...(what !== TRADES && { series: what }),
      }),
    )
  const span = { min: status.first_day ?? undefined, max: status.last_day ?? undefined }
  return (
    <WorkDialog
      title={words.t('panel.trades.export.title')}
      intro={words.t('panel.trades.export.intro')}
      work={work}
      begin={{
        label: words.t('panel.trades.export'),
        ready: status.days > 0 && path.trim() !== '',
        act: begin,
      }}
      onClose={onClose}
    >
      <Choice name={words.t('panel.trades.export.what')} value={what} options={options} onChange={setWhat} />
      <div className="columns">
        <DayField {...span} label={words.t('panel.trades.export.from')} value={from} onChange={setFrom} />
        <DayField {...span} label={words.t('panel.trades.export.to')} value={to} onChange={setTo} />
      </div>
      <PathInput path={path} onChange={setTyped} />
    </WorkDialog>
  )
}

function PathInput({ path, onChange }: { readonly path: string; readonly onChange: (path: string) => void }) {
  const words = useWords()
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{words.t('panel.trades.export.path')}</label>
      <input
        id={id}
        className="input"
        autoComplete="off"
        spellCheck={false}
        value={path}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
      <span className="hint" id={`${id}-hint`}>
        {words.t('panel.trades.export.path.what')}
      </span>
    </div>
  )
}
