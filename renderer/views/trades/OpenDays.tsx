import { useId, useState } from 'react'
import type { TradeDayQuality } from '../../../shared/contract/trade-quality.ts'
import { Failure } from '../../parts/Failure.tsx'
import { InlineForm } from '../../parts/InlineForm.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useSession, useWords } from '../../session.ts'
import { readOperation, readQuality, readStatus } from './reads.ts'

const SHOWN = 50

interface OpenDaysProps {
  readonly jobId: string
  readonly days: readonly TradeDayQuality[]
}

/** The days that are not whole, newest first, each with its reason and what can be done. */
export function OpenDays({ jobId, days }: OpenDaysProps) {
  const words = useWords()
  const open = days.filter(({ state, completeness }) => state !== 'partial' && completeness !== 1)
  if (open.length === 0) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-frame" tabIndex={0} aria-label={words.t('panel.trades.quality.open')}>
      <table className="table">
        <tbody>
          {open
            .slice(-SHOWN)
            .reverse()
            .map((day) => (
              <OpenDay key={day.day} jobId={jobId} day={day} />
            ))}
        </tbody>
      </table>
    </section>
  )
}

interface OpenDayProps {
  readonly jobId: string
  readonly day: TradeDayQuality
}

function OpenDay({ jobId, day }: OpenDayProps) {
  const words = useWords()
  const { client, reads } = useSession()
  const action = useAction()
  const [asking, setAsking] = useState(false)
  const input = { job_id: jobId, day: day.day }
  const act = (work: () => Promise<unknown>) =>
    void action.run(async () => {
      await work()
      for (const read of [readStatus(jobId), readOperation(jobId), readQuality(jobId)]) reads.renew(read)
    })
  const settled = day.state === 'stored' || day.state === 'absent' || day.accepted !== null
  return (
    <tr>
      <td className="nowrap">{words.date(day.day)}</td>
      <td>
        {words.t(`trades.day.${day.state}`)} <span className="muted">{reasonOf(day, words)}</span>
        {asking && (
          <ReasonForm
            busy={action.busy}
            onReason={(reason) =>
              act(() => client.trades.accept({ ...input, reason }).then(() => setAsking(false)))
            }
            onClose={() => setAsking(false)}
          />
        )}
        {action.error !== undefined && <Failure error={action.error} />}
      </td>
      <td>
        <div className="buttons">
          <button
            type="button"
            className="button link"
            disabled={action.busy}
            onClick={() => act(() => client.trades.fetch(input))}
          >
            {words.t('panel.trades.fetch')}
          </button>
          {!settled && (
            <button
              type="button"
              className="button link"
              aria-expanded={asking}
              disabled={action.busy}
              onClick={() => setAsking(!asking)}
            >
              {words.t('panel.trades.accept')}
            </button>
          )}
          <button
            type="button"
            className="button link"
            disabled={action.busy}
            onClick={() => act(() => client.trades.forget(input))}
          >
            {words.t('panel.trades.forget')}
          </button>
        </div>
      </td>
    </tr>
  )
}

/** Returns the owner's reason, the problem, or how many ids are missing. */
function reasonOf(day: TradeDayQuality, words: ReturnType<typeof useWords>): string {
  if (day.accepted !== null) return words.t('panel.trades.accepted', { reason: day.accepted.reason })
  if (day.problem !== null) return day.problem
  return day.missing_ids > 0 ? words.t('panel.trades.missing_ids', { count: day.missing_ids }) : ''
}

interface ReasonFormProps {
  readonly busy: boolean
  readonly onReason: (reason: string) => void
  readonly onClose: () => void
}

function ReasonForm({ busy: locks, onReason, onClose }: ReasonFormProps) {
  const words = useWords()
  const id = useId()
  const [reason, setReason] = useState('')
  return (
    <InlineForm className="field" onSubmit={() => onReason(reason.trim())} onClose={onClose}>
      <label htmlFor={id}>{words.t('panel.trades.accept.reason')}</label>
      <div className="path-row">
        <input
          id={id}
          className="input"
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <button type="submit" className="button" disabled={locks || reason.trim() === ''}>
          {words.t('panel.trades.accept')}
        </button>
      </div>
    </InlineForm>
  )
}
