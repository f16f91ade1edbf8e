import type { ScorePointView } from '../../../shared/contract/index-scores.ts'
import { shownScore } from '../../../shared/score.ts'
import { useWords } from '../../session.ts'

const SHOWN = 400

/** The sessions behind the plot, newest first. */
export function HistoryTable({ points }: { readonly points: readonly ScorePointView[] }) {
  const words = useWords()
  const rows = points.slice(-SHOWN).reverse()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-frame history-table" tabIndex={0} aria-label={words.t('panel.now.history')}>
      <table className="table">
        <thead>
          <tr>
            <th>{words.t('panel.now.day')}</th>
            <th className="number">{words.t('panel.now.score')}</th>
            <th>{words.t('panel.now.level')}</th>
            <th className="number">{words.t('panel.now.coverage_short')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((point) => (
            <tr key={point.day}>
              <td className="nowrap">{words.date(point.day)}</td>
              <td className="number">{words.number(shownScore(point.score), 1)}</td>
              <td>{words.t(`level.${point.level}`)}</td>
              <td className="number">{words.percent(point.coverage)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
