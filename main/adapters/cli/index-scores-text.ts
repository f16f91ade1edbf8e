/** Scores for people: the lines of `vigie index`. */
import type { InferContractRouterOutputs } from '@orpc/contract'
import type {
  BackfilledDay,
  Backtest,
  IndexComponent,
  indexContract,
  LatestScore,
  ScorePointView,
} from '../../../shared/contract/index-scores.ts'
import { translate } from '../../../shared/messages/index.ts'
import type { Level } from '../../../shared/vocabulary.ts'
import type { Cli } from './base.ts'
import { instant, pairs, table } from './formatting.ts'

type Outputs = InferContractRouterOutputs<typeof indexContract>
type ProfileView = Outputs['profiles']['profiles'][number]
type SourceView = Outputs['sources']['sources'][number]

const points = (value: number | null) => (value === null ? '-' : value.toFixed(1))
const percent = (share: number | null) => (share === null ? '-' : `${(share * 100).toFixed(1)} %`)
const signed = (value: number | null) => (value === null ? '-' : `${value > 0 ? '+' : ''}${value.toFixed(1)}`)
const levelWord = (cli: Cli, level: Level) => translate(cli.language, `level.${level}`)

export function latestText(cli: Cli, score: LatestScore): string {
  const { comparison } = score
  const head = pairs([
    ['score', cli.paint('bold', `${points(score.score)}  ${levelWord(cli, score.level)}`)],
    ['as of', `${instant(score.as_of, cli.language)} (${score.profile})`],
    ['coverage', percent(score.coverage)],
    ['since the session before', signed(score.deltas.day)],
    ['since a week before', signed(score.deltas.week)],
    ...(comparison === null
      ? []
      : [[comparison.name, `${points(comparison.value)} (${comparison.day})`] as const]),
  ])
  return `${head}\n\n${componentTable(score.components)}`
}

export function componentTable(components: readonly IndexComponent[]): string {
  return table(
    ['component', 'weight', 'score', 'brings', 'data of', 'missing because'],
    components.map((one) => [
      one.label,
      percent(one.weight),
      points(one.score),
      one.score === null ? '-' : points(one.contribution),
      one.freshness?.day ?? '-',
      one.reason?.message ?? '',
    ]),
  )
}

export function historyTable(cli: Cli, found: readonly ScorePointView[]): string {
  return table(
    ['session', 'score', 'level', 'coverage', 'from'],
    found.map((one) => [
      one.day,
      points(one.score),
      levelWord(cli, one.level),
      percent(one.coverage),
      one.origin,
    ]),
  )
}

export function dayLine(cli: Cli, day: BackfilledDay): string {
  return `${day.as_of.slice(0, 10)}  ${points(day.score).padStart(5)}  ${percent(day.coverage).padStart(7)}  ${levelWord(cli, day.level)}`
}

export function backtestText(cli: Cli, result: Backtest): string {
  const horizons = result.horizons.map((one) => {
    const after = Object.entries(one.mean_return_after).map(
      ([level, { n, mean_return }]) =>
        [`after ${levelWord(cli, level as Level).toLowerCase()}`, `${percent(mean_return)} (${n})`] as const,
    )
    return pairs([
      [`next ${one.sessions} sessions`, `${one.n} scored`],
      ['correlation', one.correlation === null ? '-' : one.correlation.toFixed(3)],
      ['hit rate', percent(one.hit_rate)],
      ...after,
    ])
  })
  return [`${result.profile}, ${result.from} to ${result.to}`, ...horizons].join('\n\n')
}

export function profileText(profile: ProfileView): string {
  const components = profile.components.map((one) => `${one.label} ${percent(one.weight)}`)
  return pairs([
    ['profile', `${profile.id}${profile.current ? ' (in use)' : ''}`],
    ['name', profile.name],
    ['components', components.join(', ')],
    ['sources', profile.sources.join(', ')],
    ['press', profile.press.map(({ name }) => name).join(', ') || '-'],
    ['beside it', profile.comparison?.name ?? '-'],
  ])
}

export function sourceTable(cli: Cli, sources: readonly SourceView[]): string {
  return table(
    ['source', 'last answer', 'last fault', 'waits until', 'what went wrong'],
    sources.map((one) => [
      one.source,
      instant(one.last_ok_at, cli.language),
      instant(one.last_fault_at, cli.language),
      instant(one.wait_until, cli.language),
      one.fault?.message ?? '',
    ]),
  )
}
