/** The `calendar` kind: reads a calendar by its address, and imports what has changed in it. */
import { VigieError } from '../../../../shared/errors.ts'
import type { DefinitionOf } from '../../../../shared/job.ts'
import { calendarSettingsSchema } from '../../../../shared/kinds/calendar.ts'
import { REQUIRED_SETTINGS } from '../../../../shared/required-setting.ts'
import { HOUR_SECONDS } from '../../../../shared/time/units.ts'
import type { Language } from '../../../../shared/vocabulary.ts'
import { SUBJECTS_CHANGED } from '../../alerts/subjects-changed.ts'
import { cancelledAsGone } from '../../maintenances/import/judged-file.ts'
import type { RowFault } from '../../maintenances/import/row.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Events } from '../../ports/events.ts'
import type { ImportOutcome, ImportRunner, ImportTask } from '../../services/imports.ts'
import { faultFrom } from '../faults.ts'
import type { JobKind, RunContext, RunResult } from '../kind.ts'
import { onTheClock } from '../on-the-clock.ts'
import { sourceOf } from './address.ts'
import type { CalendarReaders, CalendarVersions } from './ports.ts'

/** What a run of this kind needs. */
export interface CalendarKindDeps {
  readonly readers: CalendarReaders
  readonly versions: CalendarVersions
  readonly runImport: ImportRunner
  readonly clock: Clock
  readonly events: Events
  readonly language: () => Language
}

/** Names at most so many of what the calendar no longer has. */
const NAMED = 5

/** A version is remembered only if all of it was taken over: what is left is offered again at each run. */
export function createCalendarKind(deps: CalendarKindDeps): JobKind<'calendar'> {
  const { readers, versions, events } = deps

  async function run(context: RunContext<'calendar'>): Promise<RunResult> {
    const { jobId, definition, signal } = context
    const { settings } = definition
    const asked = JSON.stringify(settings)
    context.progress({ fraction: null, label: 'http.step.asking', counters: {} })
    const read = readers[settings.protocol]
    const { status, text, version } = await read(settings, versions.find(jobId, asked), signal)
    if (text === null) return { outcome: 'succeeded', faults: [], summary: { status, events: null } }
    const task = taskOf(deps, context, text)
    const found = await deps.runImport(task, 'preview', signal)
    const cancelled = cancelledAsGone(found, settings.gone)
    if (found.created + found.updated + found.adopted + cancelled > 0) {
      await deps.runImport(task, 'accept', signal)
      events.publish(SUBJECTS_CHANGED)
    }
    const faults = faultsOf(found, found.gone - cancelled, sourceOf(settings))
    if (faults.length === 0) versions.save(jobId, asked, version)
    const { created, updated, gone } = found
    const summary = { status, events: found.read, new: created, changed: updated, gone }
    return { outcome: faults.length === 0 ? 'succeeded' : 'partial', faults, summary }
  }

  return {
    kind: 'calendar',
    defaults,
    required: {
      setting: REQUIRED_SETTINGS.calendar,
      example: 'https://cloud.example.org/workshop.ics',
      absent: 'calendar.off.no_url',
    },
    run,
  }
}

/** A calendar without any event cancels nothing: it is more often a fault of its server than meant. */
function taskOf(
  { clock, language }: CalendarKindDeps,
  { jobId, definition }: RunContext<'calendar'>,
  content: string,
): ImportTask {
  const { asset, past, gone } = definition.settings
  return {
    subject: 'maintenances',
    content,
    contentBase64: null,
    encoding: null,
    fileName: definition.name,
    calendar: jobId,
    mapping: null,
    constants: {},
    values: {},
    past,
    gone,
    moved: 'add',
    sheet: null,
    headingLine: null,
    dateOrder: 'auto',
    language: language(),
    asset,
    now: clock.now(),
    zone: clock.zone(),
  }
}

function faultsOf(
  { faulty, faults, goneTitles }: ImportOutcome,
  left: number,
  source: string,
): RunResult['faults'] {
  const first = faults[0]
  return [
    ...(faulty === 0 || first === undefined
      ? []
      : [new VigieError('calendar_events_unreadable', { source, count: faulty, ...paramsOf(first) })]),
    ...(left === 0
      ? []
      : [new VigieError('calendar_events_gone', { source, count: left, names: named(goneTitles) })]),
  ].map((error) => faultFrom(error, source))
}

/** Where the first of them is, and what is wrong with it. */
const paramsOf = ({ line, value, problem }: RowFault) => ({
  line,
  besides: {
    messageKey: 'import.event_fault' as const,
    params: { event: value, why: { messageKey: `import.problem.${problem}` as const } },
  },
})

const named = (titles: readonly string[]): string =>
  titles.length > NAMED ? `${titles.slice(0, NAMED).join(', ')}, …` : titles.join(', ')

function defaults(zone: string): DefinitionOf<'calendar'> {
  return {
    kind: 'calendar',
    name: 'Calendar',
    enabled: true,
    schedule: onTheClock(HOUR_SECONDS, zone),
    retry: { attempts: 2, backoff: 'exponential', base_seconds: 30, cap_seconds: 300 },
    missed: { policy: 'latest', cap: 1, grace_seconds: null },
    deadline_seconds: 900,
    run_on_start: true,
    halt_after: null,
    settings: calendarSettingsSchema.parse({}),
  }
}
