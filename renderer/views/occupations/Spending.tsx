import { csvText } from '../../parts/csv-text.ts'
import { download } from '../../parts/file.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { useRead, useWords } from '../../session.ts'
import { readSpending } from './reads.ts'

/** What rewriting cost in each month, of the last twelve, since something was spent. */
export function Spending() {
  const words = useWords()
  const state = useRead(readSpending)
  return (
    <Loaded read={readSpending} state={state} skeleton={null}>
      {(months) => {
        const most = Math.max(...months.map(({ spent_usd }) => spent_usd))
        if (most === 0) return null
        const since = months.slice(months.findIndex(({ spent_usd }) => spent_usd > 0))
        return (
          <details className="spending">
            <summary>{words.t('panel.occupations.spending')}</summary>
            <table className="table">
              <tbody>
                {since.map(({ month, spent_usd }) => (
                  <tr key={month}>
                    <th scope="row">{words.monthOfYear(`${month}-01`)}</th>
                    <td className="spending-bar">
                      <div style={{ inlineSize: `${(100 * spent_usd) / most}%` }} />
                    </td>
                    <td className="number">{words.dollars(spent_usd)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <p className="buttons">
              <button
                type="button"
                className="button link"
                title={words.t('panel.plot.csv')}
                onClick={() =>
                  download({
                    file_name: 'vigie-cost-by-month.csv',
                    media_type: 'text/csv',
                    content: csvText(
                      ['month', 'usd'],
                      since.map(({ month, spent_usd }) => [month, spent_usd]),
                    ),
                  })
                }
              >
                CSV
              </button>
            </p>
          </details>
        )
      }}
    </Loaded>
  )
}
