import type * as z from 'zod'
import type { estimateSchema } from '../../../shared/contract/occupations-answers.ts'
import { useWords } from '../../session.ts'

export type RunEstimate = z.infer<typeof estimateSchema>

/** What 100, 500 and all records cost, and whose prices these are. */
export function CostTable({ estimate }: { readonly estimate: RunEstimate }) {
  const words = useWords()
  const { table, price } = estimate
  return (
    <>
      <table className="table">
        <tbody>
          {table.map(({ records, total_usd }, index) => (
            <tr key={records}>
              <th scope="row">
                {words.t(index === 2 ? 'panel.occupations.all_records' : 'panel.occupations.total', {
                  count: records,
                })}
              </th>
              <td className="number">{words.dollars(total_usd)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={price.basis === 'none' ? 'reason' : 'muted'}>
        {words.t(`panel.occupations.price.${price.basis}`, {
          model: price.model,
          day: price.as_of === null ? '' : words.day(price.as_of),
        })}
      </p>
    </>
  )
}
