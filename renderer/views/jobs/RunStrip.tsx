import { type KeyboardEvent, useState } from 'react'
import type { RecentRuns } from '../../../shared/contract/jobs.ts'
import { useWords } from '../../session.ts'
import { DOT } from '../../words/dot.ts'
import type { Localizer } from '../../words/words.ts'
import { FORM_HEIGHT, FORMS, pathOf } from './run-forms.ts'

type ShortRun = RecentRuns['runs'][number]

const STEP = 7

interface RunStripProps {
  /** Newest first. */
  readonly runs: readonly ShortRun[]
  /** What they are of. */
  readonly name: string
  /** Whether the runs can be pointed at, by mouse and by arrow keys. */
  readonly pointed?: boolean
}

/** The last runs as small bars, the newest at the right: outcome as colour and form, duration as height. */
export function RunStrip({ runs, name, pointed = false }: RunStripProps) {
  const words = useWords()
  const [marked, setMarked] = useState<string | null>(null)
  if (runs.length === 0) return null
  const shown = runs.toReversed()
  // By its id: a new run moves the others.
  const found = shown.findIndex(({ id }) => id === marked)
  const at = found < 0 ? null : found
  const setAt = (next: number) => setMarked(shown[next]?.id ?? null)
  const label = words.t('panel.strip.of', { name, summary: summaryOf(runs, words) })
  const bars = <Bars runs={shown} marked={at} onPoint={pointed ? setAt : undefined} />
  if (!pointed) {
    return (
      <span className="run-strip" role="img" aria-label={label}>
        {bars}
      </span>
    )
  }
  const run = shown[at ?? shown.length - 1]
  const move = (event: KeyboardEvent) => {
    const target = targetOf(event.key, at ?? shown.length - 1, shown.length)
    if (target === null) return
    event.preventDefault()
    setAt(target)
  }
  return (
    <div className="run-strip-frame">
      <div
        className="run-strip"
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={1}
        aria-valuemax={shown.length}
        aria-valuenow={(at ?? shown.length - 1) + 1}
        aria-valuetext={run && runText(run, words)}
        onKeyDown={move}
        onFocus={() => setAt(at ?? shown.length - 1)}
        onBlur={() => setMarked(null)}
        onPointerLeave={() => setMarked(null)}
      >
        {bars}
      </div>
      <p className="muted run-strip-text">
        {at === null || !run ? summaryOf(runs, words) : runText(run, words)}
      </p>
    </div>
  )
}

function targetOf(key: string, at: number, count: number): number | null {
  const targets: Readonly<Record<string, number>> = {
    ArrowLeft: Math.max(0, at - 1),
    ArrowRight: Math.min(count - 1, at + 1),
    Home: 0,
    End: count - 1,
  }
  return targets[key] ?? null
}

interface RunBarsProps {
  /** Oldest first. */
  readonly runs: readonly ShortRun[]
  readonly marked: number | null
  readonly onPoint: ((at: number) => void) | undefined
}

function Bars({ runs, marked, onPoint }: RunBarsProps) {
  const longest = Math.max(1, ...runs.map(({ duration_ms }) => duration_ms ?? 0))
  return (
    <svg
      width={runs.length * STEP}
      height={FORM_HEIGHT}
      viewBox={`0 0 ${runs.length * STEP} ${FORM_HEIGHT}`}
      aria-hidden="true"
      focusable="false"
    >
      {runs.map((run, at) => {
        const { colour, form } = FORMS[run.outcome ?? 'running']
        return (
          <g key={run.id} onPointerEnter={onPoint && (() => onPoint(at))}>
            <rect
              x={at * STEP}
              y="0"
              width={STEP}
              height={FORM_HEIGHT}
              fill={at === marked ? 'var(--track)' : 'transparent'}
            />
            <path d={pathOf(form, at * STEP + 1, heightOf(run, longest))} fill={colour} />
          </g>
        )
      })}
    </svg>
  )
}

/** By the logarithm, so that a run of a second and one of an hour can both be seen. */
function heightOf({ duration_ms }: ShortRun, longest: number): number {
  if (duration_ms === null) return 6
  return 6 + ((FORM_HEIGHT - 8) * Math.log1p(duration_ms)) / Math.log1p(longest)
}

function runText({ outcome, duration_ms, started_at, scheduled_for }: ShortRun, words: Localizer): string {
  const name = words.t(outcome === null ? 'state.running' : `outcome.${outcome}`)
  const took = duration_ms === null ? '' : `${DOT}${words.span(duration_ms)}`
  return `${words.moment(started_at ?? scheduled_for)}${DOT}${name}${took}`
}

/** How many there are of each outcome, and the median duration. */
function summaryOf(runs: readonly ShortRun[], words: Localizer): string {
  const counts = Map.groupBy(runs, ({ outcome }) => outcome)
  const parts = [...counts].map(([outcome, all]) => {
    const name = words.t(outcome === null ? 'state.running' : `outcome.${outcome}`)
    return `${name} ${words.number(all.length)}`
  })
  const durations = runs.flatMap(({ duration_ms }) => duration_ms ?? []).sort((a, b) => a - b)
  const median = durations[Math.floor(durations.length / 2)]
  return [
    ...parts,
    ...(median === undefined ? [] : [words.t('panel.strip.median', { span: words.span(median) })]),
  ].join(DOT)
}
