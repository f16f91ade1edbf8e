/** Formats scores: the output of `vigie index`. */
import type { InferContractRouterOutputs } from '@orpc/contract'
import type {
  BackfilledDay,
  Backtest,
  IndexComponent,
  indexContract,
  LatestScore,
} from '../../../shared/contract/index-scores.ts'
import { translate } from '../../../shared/messages/index.ts'
import { shownScore } from '../../../shared/score.ts'
import type { ScoreLevel } from '../../../shared/vocabulary.ts'
import { choiceWord, valueText } from './answer-words.ts'
import type { Cli } from './base.ts'
import { day, fixed, instant, pairs, table } from './formatting.ts'

type CliOutputs = InferContractRouterOutputs<typeof indexContract>
type Comparison = CliOutputs['comparison']
type ProfileOutput = CliOutputs['profiles']['profiles'][number]

/** Returns points with one decimal; a dash if there are none. */
export const points = (cli: Cli, value: number | null) =>
  value === null ? '-' : fixed(value, 1, cli.language)
/** Returns a share as a percentage; a dash if there is none. */
export const percent = (cli: Cli, share: number | null) =>
  share === null ? '-' : `${fixed(share * 100, 1, cli.language)} %`
const signed = (cli: Cli, value: number | null) =>
  value !== null && value > 0 ? `+${points(cli, value)}` : points(cli, value)
/** Returns the name of a level in the reader's language. */
export const levelWord = (cli: Cli, level: ScoreLevel) => translate(cli.language, `level.${level}`)

/** Returns the latest score with its components. */
export function latestText(cli: Cli, score: LatestScore): string {
  const { comparison } = score
  const head = pairs([
    [
      cli.say('score'),
      cli.paint('bold', `${points(cli, shownScore(score.score))}  ${levelWord(cli, score.level)}`),
    ],
    [cli.say('as_of'), `${instant(score.as_of, cli.language)} (${score.profile})`],
    [cli.say('coverage'), coverageText(cli, score)],
    ...(score.stale
      ? [[cli.say('out_of_date'), cli.say('sessions_behind', { count: score.sessions_behind })] as const]
      : []),
    [cli.say('since_the_session_before'), signed(cli, score.deltas.day)],
    [cli.say('since_a_week_before'), signed(cli, score.deltas.week)],
    ...(comparison === null
      ? []
      : [
          [
            comparison.name,
            `${points(cli, comparison.value)} (${day(comparison.day, cli.language)})`,
          ] as const,
        ]),
  ])
  return `${head}\n\n${componentTable(cli, score.components)}`
}

/** `57.1 % (±9.2)`: with how far the whole score may lie from a partial one. */
function coverageText(cli: Cli, { coverage, uncertainty }: LatestScore): string {
  const share = percent(cli, coverage)
  return uncertainty === null ? share : `${share} (±${points(cli, uncertainty)})`
}

/** Returns the published index day by day, below its name. */
export function comparisonText(cli: Cli, { index, points }: Comparison): string {
  const [session = '', value = ''] = cli.heads('day', 'value')
  return table(
    [session, index?.name ?? value],
    points.map((one) => [
      day(one.day, cli.language),
      valueText({ language: cli.language, group: 'index' }, 'value', one.value),
    ]),
  )
}

/** Returns one line per component; a missing one with its reason. */
export function componentTable(cli: Cli, components: readonly IndexComponent[]): string {
  return table(
    cli.heads('component', 'weight', 'score', 'brings', 'data_of', 'missing_because'),
    components.map((one) => [
      one.label,
      percent(cli, one.weight),
      points(cli, one.score),
      one.score === null ? '-' : points(cli, one.contribution),
      day(one.freshness?.day ?? null, cli.language),
      one.reason?.message ?? '',
    ]),
  )
}

/** Returns the line of a backfilled session, printed as it comes. */
export function dayLine(cli: Cli, { as_of, score, coverage, level }: BackfilledDay): string {
  return [
    day(as_of.slice(0, 10), cli.language).padEnd(10),
    points(cli, shownScore(score)).padStart(5),
    percent(cli, coverage).padStart(7),
    levelWord(cli, level),
  ].join('  ')
}

/** Returns one paragraph per horizon. */
export function backtestText(cli: Cli, result: Backtest): string {
  const horizons = result.horizons.map((one) => {
    const after = Object.entries(one.mean_return_after).map(
      ([level, { n, mean_return }]) =>
        [
          cli.say('after_level', { level: levelWord(cli, level as ScoreLevel).toLowerCase() }),
          `${percent(cli, mean_return)} (${n})`,
        ] as const,
    )
    return pairs([
      [cli.say('next_sessions', { count: one.sessions }), cli.say('scored', { count: one.n })],
      [cli.say('correlation'), one.correlation === null ? '-' : fixed(one.correlation, 3, cli.language)],
      [cli.say('hit_rate'), hitRateText(cli, one)],
      [cli.say('base_rate'), percent(cli, one.base_rate)],
      ...after,
    ])
  })
  return [
    cli.say('stretch', {
      profile:
        choiceWord({ language: cli.language, group: 'index' }, 'profile', result.profile) ?? result.profile,
      from: day(result.from, cli.language),
      to: day(result.to, cli.language),
    }),
    ...horizons,
  ].join('\n\n')
}

/** Returns a profile with its sources. */
export function profileText(cli: Cli, profile: ProfileOutput): string {
  const components = profile.components.map((one) => `${one.label} ${percent(cli, one.weight)}`)
  return pairs([
    [cli.say('profile'), `${profile.id}${profile.current ? ` (${cli.say('in_use')})` : ''}`],
    [cli.say('name'), profile.name],
    [cli.say('components'), components.join(', ')],
    [cli.say('sources'), profile.sources.join(', ')],
    [cli.say('press'), profile.press.map(({ name }) => name).join(', ') || '-'],
    [cli.say('beside_it'), profile.comparison?.name ?? '-'],
  ])
}

/** `54.1 % (51.0 % – 57.2 %)`: with the bounds of 95 % confidence. */
function hitRateText(cli: Cli, { hit_rate, hit_rate_bounds }: Backtest['horizons'][number]): string {
  const rate = percent(cli, hit_rate)
  if (hit_rate_bounds === null) return rate
  const [low, high] = hit_rate_bounds
  return `${rate} (${percent(cli, low)} – ${percent(cli, high)})`
}
