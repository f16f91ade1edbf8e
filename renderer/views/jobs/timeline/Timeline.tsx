import '../../../styles/timeline.css'
import { type KeyboardEvent, useCallback, useState } from 'react'
import type { Timeline as TimelineData, TimelineLane } from '../../../../shared/contract/timeline.ts'
import type { Job } from '../../../../shared/job.ts'
import { Card } from '../../../parts/Card.tsx'
import { Empty } from '../../../parts/Empty.tsx'
import { Loaded } from '../../../parts/Loaded.tsx'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { useLastRead } from '../../../parts/useLastRead.ts'
import { useNow } from '../../../parts/useNow.ts'
import { useWords } from '../../../session.ts'
import { withParams } from '../../../shell/address.ts'
import { useListPlace } from '../../../shell/list-place.ts'
import { JobFilters } from '../JobFilters.tsx'
import { readTimeline } from '../reads.ts'
import { JOB_FIELDS, useShownJobs } from '../shown-jobs.ts'
import { Lane } from './Lane.tsx'
import { PARTS, SPAN_FIELDS, spanOf } from './span.ts'
import { TimelineLegend } from './TimelineLegend.tsx'
import { TimelineTools } from './TimelineTools.tsx'
import { axisOf, partText, runsHref, startOf } from './timeline-words.ts'

/** The runs of all jobs side by side over a time, and what is planned: what ran when, and what else ran then. */
export function Timeline({ jobs }: { readonly jobs: readonly Job[] }) {
  const words = useWords()
  const now = useNow(30_000)
  const list = useListPlace(JOB_FIELDS)
  const place = useListPlace(SPAN_FIELDS)
  const { range, end } = place.place
  const span = spanOf(range, end, now)
  const shown = useShownJobs(jobs, list.place)
  const read = readTimeline(span.from, span.to, PARTS)
  const state = useLastRead(read, 'timeline')
  const back = withParams(window.location.hash, { as: null, range: null, end: null })
  return (
    <Card
      title={words.t('panel.timeline')}
      aside={
        <a className="button small" href={back}>
          {words.t('panel.timeline.list')}
        </a>
      }
    >
      <TimelineTools range={range} span={span} now={now} live={end === null} choose={place.choose} />
      <JobFilters jobs={jobs} list={list} />
      <Loaded read={read} state={state} skeleton={<Skeleton height={32 * Math.max(4, shown.length)} />}>
        {(timeline) =>
          shown.length === 0 ? (
            <Empty title={words.t('panel.job.none_here')} />
          ) : (
            <Lanes jobs={shown} timeline={timeline} now={now} />
          )
        }
      </Loaded>
    </Card>
  )
}

interface LanesProps {
  readonly jobs: readonly Job[]
  readonly timeline: TimelineData
  readonly now: number
}

/** Part of a lane, by when it begins: the timeline moves on under it. */
interface PointedPart {
  readonly jobId: string
  readonly from: number
}

const EMPTY_LANE = { parts: [], planned: [], planned_on: false }

function Lanes({ jobs, timeline, now }: LanesProps) {
  const words = useWords()
  const [chosen, setChosen] = useState<PointedPart | null>(null)
  const point = useCallback(
    (jobId: string, at: number) => setChosen({ jobId, from: startOf(timeline, at) }),
    [timeline],
  )
  const pointed = positionOf(chosen, timeline)
  const span = { from: Date.parse(timeline.from), to: Date.parse(timeline.to) }
  const lanes = new Map(timeline.jobs.map((lane) => [lane.job_id, lane]))
  const laneOf = (id: string): TimelineLane => lanes.get(id) ?? { job_id: id, ...EMPTY_LANE }
  const nowAt = now >= span.from && now < span.to ? ((now - span.from) / (span.to - span.from)) * PARTS : null
  const usual = Math.floor(nowAt ?? PARTS - 1)
  const reached = jobs.find(({ id }) => id === pointed?.jobId) ?? jobs[0]
  const textOf = (jobId: string, at: number) => partText(laneOf(jobId), at, timeline, words)
  const open = () => {
    if (pointed) window.location.hash = runsHref(laneOf(pointed.jobId), pointed.at, timeline)
  }
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    const current = jobs.findIndex(({ id }) => id === event.currentTarget.dataset.job)
    const job = jobs[current]
    if (job === undefined) return
    const at = pointed?.jobId === job.id ? pointed.at : usual
    if (event.key === 'Enter') {
      window.location.hash = runsHref(laneOf(job.id), at, timeline)
      return
    }
    const next = targetOf(event.key, { lane: current, at }, jobs.length)
    const to = next && jobs[next.lane]
    if (!next || !to) return
    event.preventDefault()
    point(to.id, next.at)
    event.currentTarget.closest('.lanes')?.querySelector<HTMLElement>(`[data-job="${to.id}"]`)?.focus()
  }
  return (
    <>
      <div className="lanes" onPointerLeave={() => setChosen(null)}>
        <div className="lane-axis" aria-hidden="true">
          {axisOf(span, words).map((label) => (
            <span key={label}>{label}</span>
          ))}
        </div>
        {jobs.map((job) => {
          const at = pointed?.jobId === job.id ? pointed.at : null
          return (
            <Lane
              key={job.id}
              job={job}
              lane={laneOf(job.id)}
              at={at}
              usual={usual}
              reachable={job.id === reached?.id}
              text={textOf(job.id, at ?? usual)}
              nowAt={nowAt}
              onPoint={point}
              onKey={onKey}
              onOpen={open}
            />
          )
        })}
      </div>
      <p className="lane-text" role="status">
        {pointed ? textOf(pointed.jobId, pointed.at) : words.t('panel.timeline.rest')}
      </p>
      <TimelineLegend />
    </>
  )
}

/** Returns where a part stands now; null if it is out of sight. */
function positionOf(pointed: PointedPart | null, timeline: TimelineData) {
  if (pointed === null) return null
  const at = Math.round((pointed.from - startOf(timeline, 0)) / timeline.part_ms)
  return at >= 0 && at < PARTS ? { jobId: pointed.jobId, at } : null
}

interface LanePosition {
  readonly lane: number
  readonly at: number
}

function targetOf(key: string, { lane, at }: LanePosition, lanes: number): LanePosition | null {
  const page = PARTS / 8
  const targets: Readonly<Record<string, LanePosition>> = {
    ArrowLeft: { lane, at: Math.max(0, at - 1) },
    ArrowRight: { lane, at: Math.min(PARTS - 1, at + 1) },
    PageUp: { lane, at: Math.max(0, at - page) },
    PageDown: { lane, at: Math.min(PARTS - 1, at + page) },
    Home: { lane, at: 0 },
    End: { lane, at: PARTS - 1 },
    ArrowUp: { lane: Math.max(0, lane - 1), at },
    ArrowDown: { lane: Math.min(lanes - 1, lane + 1), at },
  }
  return targets[key] ?? null
}
