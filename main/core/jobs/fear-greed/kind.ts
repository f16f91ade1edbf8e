/** The `fear-greed` kind: a fear and greed index, updated every few minutes. */

import type { DefinitionOf } from '../../../../shared/job.ts'
import { fearGreedSettingsSchema } from '../../../../shared/kinds/fear-greed.ts'
import { shownScore } from '../../../../shared/score.ts'
import { toInstant } from '../../../../shared/time/instant.ts'
import type { RunCause } from '../../../../shared/vocabulary.ts'
import type { Events } from '../../ports/events.ts'
import type { SettingsPort } from '../../ports/settings.ts'
import type { JobKind, RunContext, RunResult } from '../kind.ts'
import { onTheClock } from '../on-the-clock.ts'
import { assertHolds, assertNoConflict } from './conflicts.ts'
import { type PipelineDeps, type PipelineResult, updateIndex } from './pipeline.ts'
import { PROFILE_CHOICE } from './profile-choice.ts'
import { SHIPPED_PROFILES } from './profiles/index.ts'
import { reasonText } from './reason-text.ts'
import type { StoredComponent } from './store.ts'

/** What a run of this kind needs, beside the pipeline. */
export interface FearGreedDeps extends PipelineDeps {
  readonly events: Events
  readonly settings: Pick<SettingsPort, 'read'>
}

/** A run with a faulty source is `partial`; one with too low coverage throws index_coverage_low and is retried. */
export function createFearGreedKind(deps: FearGreedDeps): JobKind<'fear-greed'> {
  async function run(context: RunContext<'fear-greed'>): Promise<RunResult> {
    const { settings } = context.definition
    const { runId, signal, progress } = context
    assertHolds(deps.settings.read().jobs, context.jobId, settings.profile)
    const result = await updateIndex(deps, { settings, runId, signal, progress })
    const summary = summaryOf(result)
    deps.events.publish({ type: 'score', profile: settings.profile, as_of: summary.as_of })
    context.log.info(`${CAUSES[context.cause]} update completed: score ${summary.score}`, {
      ...summary,
      components: result.score.components.map(inShort).join(', '),
    })
    const faults = result.reports.faults()
    return { outcome: faults.length === 0 ? 'succeeded' : 'partial', faults, summary }
  }
  return { kind: 'fear-greed', defaults, choice: PROFILE_CHOICE, assertApart: assertNoConflict, run }
}

const CAUSES: Readonly<Record<RunCause, string>> = {
  schedule: 'Scheduled',
  catch_up: 'Scheduled (late)',
  start: 'First',
  manual: 'Manual',
  after_job: 'After another job',
}

/** Returns `momentum 62`, or why it is missing. */
function inShort({ id, score, reason }: StoredComponent): string {
  if (score !== null) return `${id} ${Math.round(score)}`
  return reason === null ? id : `${id} missing: ${reasonText(reason, 'en')}`
}

function summaryOf({ score, articles, reports }: PipelineResult) {
  return {
    profile: score.profile,
    score: shownScore(score.score, 2),
    level: score.level,
    coverage: Math.round(score.coverage * 100) / 100,
    as_of: toInstant(score.asOf, SHIPPED_PROFILES[score.profile].zone),
    articles,
    sources_failed: reports.faults().length,
  }
}

/** Every 10 minutes on the clock from the first start, with the retries of the source system. */
function defaults(zone: string): DefinitionOf<'fear-greed'> {
  return {
    kind: 'fear-greed',
    name: 'Fear & Greed',
    enabled: true,
    schedule: onTheClock(600, zone),
    retry: { attempts: 3, backoff: 'exponential', base_seconds: 5, cap_seconds: 20 },
    missed: { policy: 'latest', cap: 1, grace_seconds: null },
    deadline_seconds: 180,
    run_on_start: true,
    halt_after: null,
    settings: fearGreedSettingsSchema.parse({}),
  }
}
