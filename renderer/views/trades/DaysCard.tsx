import { useState } from 'react'
import type { TradeDay } from '../../../shared/contract/trades.ts'
import type { TradesStatus } from '../../../shared/contract/trades-status.ts'
import { Card } from '../../parts/Card.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Failure } from '../../parts/Failure.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { TableToggle } from '../../parts/TableToggle.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useRead, useSession, useWords } from '../../session.ts'
import { DOT } from '../../words/dot.ts'
import { DaysTable } from './DaysTable.tsx'
import { readWindows } from './reads.ts'

/** Every day as a square: stored, partial, waiting, broken, not collected yet. */
export function DaysCard({ status }: { readonly status: TradesStatus }) {
  const words = useWords()
  const [table, setTable] = useState(false)
  const read = readWindows(status.job_id)
  const state = useRead(read)
  return (
    <Card title={words.t('panel.trades.collected')} aside={<TableToggle table={table} onChange={setTable} />}>
      <Loaded read={read} state={state} skeleton={<Skeleton height={90} />}>
        {(windows) => {
          const days = windows.flatMap((window) => window.days).sort((a, b) => a.day.localeCompare(b.day))
          if (days.length === 0) {
            return (
              <Empty title={words.t('panel.trades.no_days')}>{words.t('panel.trades.no_days.what')}</Empty>
            )
          }
          return table ? <DaysTable days={days} /> : <Squares days={reached(days, status)} />
        }}
      </Loaded>
      <Summary status={status} />
    </Card>
  )
}

/** Returns the days up to the end of the current window; later ones only wait. */
function reached(days: readonly TradeDay[], status: TradesStatus): readonly TradeDay[] {
  return days.filter((day) => day.state !== 'missing' || day.day <= status.window.to)
}

function Squares({ days }: { readonly days: readonly TradeDay[] }) {
  const words = useWords()
  const first = days[0]
  const last = days[days.length - 1]
  return (
    <>
      <div className="days" aria-hidden="true">
        {days.map((day) => (
          <span
            key={day.day}
            className={`day ${day.state} ${day.missing_ids > 0 ? 'gaps' : ''}`}
            title={`${words.day(day.day)}${DOT}${words.t(`trades.day.${day.state}`)}${day.rows > 0 ? `${DOT}${words.number(day.rows)}` : ''}`}
          />
        ))}
      </div>
      <p className="days-span muted">
        <span>{first && words.day(first.day)}</span>
        <span>{last && words.day(last.day)}</span>
      </p>
    </>
  )
}

function Summary({ status }: { readonly status: TradesStatus }) {
  const words = useWords()
  const { client } = useSession()
  const action = useAction()
  const broken = status.days_to_repair
  return (
    <>
      <p className="days-summary">
        {words.t('panel.trades.stored', { count: status.days })}
        {DOT}
        {words.t('panel.trades.verified', { count: status.verified_days })}
        {status.days_left > 0 && `${DOT}${words.t('panel.trades.to_come', { count: status.days_left })}`}
        {status.set_apart.length > 0 &&
          `${DOT}${words.t('panel.trades.set_apart', { count: status.set_apart.length })}`}
        {status.missing_ids > 0 &&
          `${DOT}${words.t('panel.trades.missing_ids', { count: status.missing_ids })}`}
        {broken.length > 0 && (
          <>
            {DOT}
            <strong>{words.t('trades.days_to_repair', { count: broken.length })}</strong> (
            {broken
              .slice(0, 4)
              .map((day) => words.date(day))
              .join(', ')}
            {broken.length > 4 ? ', …' : ''}){' '}
            <button
              type="button"
              className="button link"
              disabled={action.busy}
              onClick={() => void action.run(() => client.trades.repair({ job_id: status.job_id }))}
            >
              {words.t('panel.trades.repair')}
            </button>
          </>
        )}
      </p>
      {action.error !== undefined && <Failure error={action.error} />}
    </>
  )
}
