import type { TradeDay } from '../../../shared/contract/trades.ts'
import { useWords } from '../../session.ts'
import { MISSING } from '../../words/words.ts'

const SHOWN = 400

/** The days behind the squares, newest first, without those that were never requested. */
export function DaysTable({ days }: { readonly days: readonly TradeDay[] }) {
  const words = useWords()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-frame" tabIndex={0} aria-label={words.t('panel.trades.collected')}>
      <table className="table">
        <thead>
          <tr>
            <th>{words.t('panel.trades.day')}</th>
            <th>{words.t('panel.trades.day_state')}</th>
            <th className="number">{words.t('panel.trades.rows')}</th>
            <th className="number">{words.t('panel.trades.missing')}</th>
            <th className="number">{words.t('panel.trades.size')}</th>
          </tr>
        </thead>
        <tbody>
          {days
            .filter(({ state }) => state !== 'missing')
            .slice(-SHOWN)
            .reverse()
            .map((day) => (
              <tr key={day.day}>
                <td className="nowrap">{words.date(day.day)}</td>
                <td>
                  {words.t(`trades.day.${day.state}`)}
                  {day.problem && <span className="muted"> {day.problem}</span>}
                </td>
                <td className="number">{day.rows > 0 ? words.number(day.rows) : MISSING}</td>
                <td className="number">{words.number(day.missing_ids)}</td>
                <td className="number">{day.bytes > 0 ? words.bytes(day.bytes) : MISSING}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  )
}
