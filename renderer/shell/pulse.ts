/** What Vigie is doing, in one line for the header, the title and the favicon. */
import type { LatestScore } from '../../shared/contract/index-scores.ts'
import type { InstanceFacts } from '../../shared/contract/system.ts'
import type { StreamConnection } from '../../shared/follow.ts'
import { firstProblem, type InstanceHealth, instanceHealth } from '../../shared/instance-health.ts'
import type { Job } from '../../shared/job.ts'
import type { SignedState } from '../parts/StateSign.tsx'
import type { JobFilter } from '../views/jobs/job-order.ts'
import { instanceHealthText } from '../words/health.ts'
import type { Localizer } from '../words/words.ts'
import { withParams } from './address.ts'
import { hrefOf } from './panel-route.ts'

/** What the panel knows of the instance. */
export interface PulseFacts {
  readonly jobs: readonly Job[] | undefined
  /** The latest score of the first market; undefined if there is none. */
  readonly score: Pick<LatestScore, 'stale' | 'computed_at' | 'profile'> | undefined
  /** Whether the program on disk was replaced, and what is wrong with Vigie itself; undefined while unknown. */
  readonly about: Pick<InstanceFacts, 'restart_needed' | 'problems'> | undefined
  /** How many critical alerts are open; undefined while unknown. */
  readonly critical: number | undefined
  readonly connection: StreamConnection
}

/** One line about everything that Vigie does. */
export interface PanelPulse {
  readonly sign: SignedState
  readonly text: string
  /** Whether every job is paused. */
  readonly paused: boolean
  /** Whether the owner should look: shown in the title and the favicon. */
  readonly attention: boolean
  /** The jobs or alerts that it is about; null if it is about something else. */
  readonly href: string | null
}

const SIGNS: { readonly [S in InstanceHealth['state']]: SignedState } = {
  replaced: 'failed',
  paused: 'paused',
  offline: 'lost',
  halted: 'halted',
  failing: 'failed',
  alerts: 'failed',
  stale: 'partial',
  retrying: 'partial',
  waiting: 'running',
  running: 'running',
  idle: 'idle',
  off: 'off',
}
const ATTENTION: ReadonlySet<InstanceHealth['state']> = new Set([
  'replaced',
  'offline',
  'halted',
  'failing',
  'alerts',
  'stale',
])

/** @param now ms */
export function pulseOf(
  { jobs, score, about, critical = 0, connection }: PulseFacts,
  words: Localizer,
  now: number,
): PanelPulse {
  if (connection.state === 'lost') {
    return { sign: 'lost', text: words.t('panel.pulse.lost'), paused: false, attention: true, href: null }
  }
  if (!jobs) {
    return {
      sign: 'off',
      text: words.t('panel.pulse.connecting'),
      paused: false,
      attention: false,
      href: null,
    }
  }
  const health = instanceHealth({ jobs, score, critical, replaced: about?.restart_needed === true, now })
  const problem = firstProblem(health, about?.problems ?? [])
  return {
    sign: problem === undefined ? SIGNS[health.state] : 'failed',
    text: problem ?? instanceHealthText(health, words, now),
    paused: health.state === 'paused',
    attention: problem !== undefined || ATTENTION.has(health.state),
    href: problem === undefined ? linkTo(health) : null,
  }
}

/** Returns the address of the job, of the list narrowed to the jobs, or of the alerts. */
function linkTo(health: InstanceHealth): string | null {
  if (health.state === 'alerts') return hrefOf('alerts')
  if (!('jobs' in health)) return null
  const [first, ...others] = health.jobs
  if (first !== undefined && others.length === 0) return hrefOf('jobs', first)
  const show: JobFilter = health.state === 'running' || health.state === 'waiting' ? 'running' : 'attention'
  return withParams(hrefOf('jobs'), { show })
}
