import type { IndexComponent } from '../../../shared/contract/index-scores.ts'
import { useWords } from '../../session.ts'
import { type Localizer, MISSING } from '../../words/words.ts'

/** The values behind the bars. */
export function ComponentsTable({ components }: { readonly components: readonly IndexComponent[] }) {
  const words = useWords()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-frame" tabIndex={0} aria-label={words.t('panel.now.components')}>
      <table className="table">
        <thead>
          <tr>
            <th>{words.t('panel.now.component')}</th>
            <th className="number">{words.t('panel.now.score')}</th>
            <th className="number">{words.t('panel.now.figure')}</th>
            <th className="number">{words.t('panel.now.points')}</th>
            <th>{words.t('panel.now.data_of')}</th>
          </tr>
        </thead>
        <tbody>
          {components.map((component) => (
            <tr key={component.name}>
              <td>{component.label}</td>
              <td className="number">
                {component.score === null ? MISSING : words.number(component.score, 1)}
              </td>
              <td className="number">{rawFigure(component, words)}</td>
              <td className="number">
                {component.score === null ? MISSING : words.number(component.contribution, 1)}
              </td>
              <td>
                {component.freshness ? words.shortDay(component.freshness.day) : component.reason?.message}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function rawFigure({ raw, unit }: IndexComponent, words: Localizer): string {
  if (raw === null) return MISSING
  return unit === 'percent' ? words.percent(raw / 100, 1) : words.number(raw, 3)
}
