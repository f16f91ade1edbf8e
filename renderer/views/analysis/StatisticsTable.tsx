import type { AnalysisTarget } from '../../../shared/contract/analysis.ts'
import { useWords } from '../../session.ts'
import { MISSING } from '../../words/words.ts'

const STRETCHES = ['last_hour', 'last_day', 'since_start'] as const

/** Calls, success rate and duration, over three time ranges. */
export function StatisticsTable({ target }: { readonly target: AnalysisTarget }) {
  const words = useWords()
  const span = (ms: number | null) => (ms === null ? MISSING : words.span(ms))
  return (
    <table className="table statistics">
      <thead>
        <tr>
          <td />
          {STRETCHES.map((stretch) => (
            <th key={stretch} scope="col" className="number">
              {words.t(`panel.analysis.${stretch}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <Row
          name={words.t('panel.analysis.calls')}
          values={STRETCHES.map((s) => words.number(target[s].calls))}
        />
        <Row
          name={words.t('panel.analysis.success')}
          values={STRETCHES.map((s) => {
            const rate = target[s].success_rate
            return rate === null ? MISSING : words.percent(rate, 1)
          })}
        />
        <Row
          name={words.t('panel.analysis.retries')}
          values={STRETCHES.map((s) => words.number(target[s].retries))}
        />
        <Row name="p50" values={STRETCHES.map((s) => span(target[s].p50_ms))} />
        <Row name="p95" values={STRETCHES.map((s) => span(target[s].p95_ms))} />
        <Row name="p99" values={STRETCHES.map((s) => span(target[s].p99_ms))} />
      </tbody>
    </table>
  )
}

function Row({ name, values }: { readonly name: string; readonly values: readonly string[] }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {values.map((value, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one value a stretch, always in the same order
        <td className="number" key={at}>
          {value}
        </td>
      ))}
    </tr>
  )
}
