import { type KeyboardEvent, memo, type PointerEvent } from 'react'
import type { TimelineLane } from '../../../../shared/contract/timeline.ts'
import type { Job } from '../../../../shared/job.ts'
import { StateSign } from '../../../parts/StateSign.tsx'
import { useJobName } from '../../../parts/useJobName.ts'
import { useWords } from '../../../session.ts'
import { hrefOf } from '../../../shell/panel-route.ts'
import { jobSign } from '../job-words.ts'
import { FORM_HEIGHT, FORMS, pathOf } from '../run-forms.ts'
import { PARTS } from './span.ts'

const STEP = 7
const WIDTH = PARTS * STEP
/** A part with one run, and the most that a part with many adds, px. */
const LEAST = 12
const MORE = 8

interface LaneProps {
  readonly job: Job
  readonly lane: TimelineLane
  /** The part that is pointed at in this lane; null if none. */
  readonly at: number | null
  /** The part that is read out while none is pointed at. */
  readonly usual: number
  /** Whether Tab reaches this lane. */
  readonly reachable: boolean
  readonly text: string
  /** Where now is, in parts; null if it is not shown. */
  readonly nowAt: number | null
  readonly onPoint: (jobId: string, at: number) => void
  readonly onKey: (event: KeyboardEvent<HTMLElement>) => void
  readonly onOpen: () => void
}

/** The runs of one job: a form for the worst outcome of each part, outlines for what is planned. */
export const Lane = memo(function Lane(props: LaneProps) {
  const { job, lane, at, usual, reachable, text, nowAt, onPoint, onKey, onOpen } = props
  const words = useWords()
  const name = useJobName()(job)
  const pointed = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    const part = Math.floor(((event.clientX - left) / width) * PARTS)
    onPoint(job.id, Math.min(PARTS - 1, Math.max(0, part)))
  }
  return (
    <div className="lane">
      <a className="lane-name" href={hrefOf('jobs', job.id)}>
        <StateSign sign={jobSign(job)} />
        <span className="wrap-anywhere">{name}</span>
      </a>
      <div
        className="lane-track"
        data-job={job.id}
        role="slider"
        tabIndex={reachable ? 0 : -1}
        aria-label={words.t('panel.timeline.of', { name })}
        aria-description={words.t('panel.timeline.keys')}
        aria-valuemin={1}
        aria-valuemax={PARTS}
        aria-valuenow={(at ?? usual) + 1}
        aria-valuetext={text}
        onKeyDown={onKey}
        onPointerMove={pointed}
        onClick={onOpen}
      >
        <svg
          viewBox={`0 0 ${WIDTH} ${FORM_HEIGHT}`}
          preserveAspectRatio="none"
          aria-hidden="true"
          focusable="false"
        >
          {at !== null && <rect x={at * STEP} width={STEP} height={FORM_HEIGHT} fill="var(--track)" />}
          {nowAt !== null && <path className="lane-now" d={`M${nowAt * STEP} 0V${FORM_HEIGHT}`} />}
          {pathsOf(lane).map(({ colour, d }) => (
            <path key={colour + d.length} d={d} fill={colour} />
          ))}
          <path className="lane-planned" d={plannedPath(lane)} />
        </svg>
      </div>
    </div>
  )
})

/** One path for all parts of the same form and colour. */
function pathsOf({ parts }: TimelineLane): readonly { readonly colour: string; readonly d: string }[] {
  const most = Math.max(1, ...parts.map(({ runs }) => countOf(runs)))
  const byForm = Map.groupBy(parts, ({ runs }) => runs[0]?.outcome ?? 'running')
  return [...byForm].map(([outcome, found]) => {
    const { colour, form } = FORMS[outcome]
    const d = found.map(({ part, runs }) =>
      pathOf(form, part * STEP + 1, LEAST + (most === 1 ? 0 : (MORE * (countOf(runs) - 1)) / (most - 1))),
    )
    return { colour, d: d.join('') }
  })
}

/** How many runs there are in a part. */
const countOf = (runs: TimelineLane['parts'][number]['runs']): number =>
  runs.reduce((sum, { count }) => sum + count, 0)

/** Outlines where it is planned; a line to the end if it goes on like this. */
function plannedPath({ planned, planned_on }: TimelineLane): string {
  const last = planned.at(-1)
  const outlines = planned.map((part) => `M${part * STEP + 1.5} 15.5h4v8h-4z`)
  const on = planned_on && last !== undefined ? [`M${(last + 1) * STEP} 19.5H${WIDTH}`] : []
  return [...outlines, ...on].join('')
}
