/**
 * The vocabulary of Vigie. A *job* is what, a *schedule* is when, a *run* is one execution. Everything that
 * ends has exactly one of the outcomes below.
 */
import * as z from 'zod'

/** The kinds of which Vigie creates a job itself; the id of that job is its kind. */
export const FIRST_KINDS = ['fear-greed', 'alerts', 'trades', 'occupations', 'analysis'] as const

/** The kinds of job. Only owners create jobs of the last ones. */
export const KINDS = [...FIRST_KINDS, 'http', 'command', 'calendar'] as const

/** One of the kinds of job. */
export const kindSchema = z.enum(KINDS)

/** What a job does. */
export type JobKindName = z.infer<typeof kindSchema>

/** How a run ends. `interrupted` is written at the next start, for a run whose process died. */
export const OUTCOMES = ['succeeded', 'partial', 'failed', 'skipped', 'cancelled', 'interrupted'] as const

/** One of the outcomes of a run. */
export const outcomeSchema = z.enum(OUTCOMES)

/** How a run ended; every planned time gets exactly one outcome. */
export type RunOutcome = z.infer<typeof outcomeSchema>

/** Why a planned time was not executed. */
const SKIP_REASONS = ['still_running', 'paused', 'missed', 'offline', 'halted', 'clock', 'condition'] as const

/** Why a planned time was not executed. */
export const skipReasonSchema = z.enum(SKIP_REASONS)

/** Why a planned time was not run. */
export type SkipReason = z.infer<typeof skipReasonSchema>

/** What a job may need of the machine: a network, mains power, nobody at the keyboard for ten minutes. */
export const CONDITIONS = ['network', 'mains', 'idle'] as const

/** One of the conditions. */
export const conditionSchema = z.enum(CONDITIONS)

/** What a job may need of the machine before it runs. */
export type JobCondition = z.infer<typeof conditionSchema>

/** What caused a run. */
const RUN_CAUSES = ['schedule', 'start', 'manual', 'catch_up', 'after_job'] as const

/** What made a run start. */
export const runCauseSchema = z.enum(RUN_CAUSES)

/** What made a run start. */
export type RunCause = z.infer<typeof runCauseSchema>

/** The state of a job, as shown everywhere. `off` is a job its owner has not enabled. */
export const JOB_STATES = ['idle', 'running', 'paused', 'halted', 'off'] as const

/** What a job is doing now. */
export const jobStateSchema = z.enum(JOB_STATES)

/** What a job is doing now, as lists and the tray show it. */
export type JobState = z.infer<typeof jobStateSchema>

/** The five levels of an index, from fear to greed. Bounds: 0-25-40-60-75-100, each lower bound included. */
export const LEVELS = ['extreme_fear', 'fear', 'neutral', 'greed', 'extreme_greed'] as const

/** One of the five levels. */
export const levelSchema = z.enum(LEVELS)

/** The level of a score, from extreme fear to extreme greed. */
export type ScoreLevel = z.infer<typeof levelSchema>

/** The languages of Vigie: each has its texts in `shared/messages/`. */
export const LANGUAGES = ['fr', 'en'] as const

/** One of the languages of Vigie. */
export const languageSchema = z.enum(LANGUAGES)

/** A language of Vigie's texts. */
export type Language = z.infer<typeof languageSchema>

/** Returns the language that a locale such as `fr_CA.UTF-8` or `en-GB` begins with; null if Vigie has it not. */
export function languageOf(locale: string): Language | null {
  const [tag] = locale.toLowerCase().split(/[-_.@]/)
  return LANGUAGES.find((language) => language === tag) ?? null
}

// Controls of C0 and C1, with and without tab and line ends. A terminal or another program may act on them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are refused
const ONE_LINE = /^[^\u0000-\u001f\u007f-\u009f]*$/
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const LINES = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]*$/

/** A title or a name: text of one line, without control characters. */
export const plainLineSchema = z.string().regex(ONE_LINE, { error: 'form.plain_line' })

// Marks that turn the direction of writing, blanks without width; and joiners where nothing joins: two names would look alike.
// Persian needs the joiners between its letters, and emoji between their parts.
const DECEPTIVE =
  /[\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF\u{E0000}-\u{E001F}\u{E0080}-\u{E00FF}]|(?<!\u{1F3F4}[\u{E0020}-\u{E007E}]{0,6})[\u{E0020}-\u{E007F}]|(?:^|[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}\p{P}\p{Z}])[\u200C\u200D]/u

/** A name that an owner gives: what is seen is all there is. Not for what is stored: files of others have such marks. */
export const visibleLineSchema = plainLineSchema.refine((text) => !DECEPTIVE.test(text), {
  error: 'form.visible_line',
})

/** Whether a text has no other control characters than tabs and line ends. */
export const isPlainText = (text: string): boolean => LINES.test(text)

/** Notes: lines of text, without other control characters than tabs and line ends. */
export const plainLinesSchema = z.string().regex(LINES, { error: 'form.plain_lines' })

/** A file or a folder of the machine; no system has a name with NUL in it. */
export const placeSchema = z.string().refine((path) => !path.includes('\0'), { error: 'form.plain_line' })

/** An instant in the API: ISO 8601 with its offset, e.g. `2026-11-22T15:20:00+01:00`. */
export const instantSchema = z.iso.datetime({ offset: true })

/** A future instant, at which a snooze or a pause ends. */
export const untilSchema = instantSchema.meta({ examples: ['2030-01-02T08:00:00+01:00'] })

/** A calendar day in the API: `2026-11-22`. */
export const daySchema = z.iso.date()

/** The form of an exact decimal: `42000.10000000`. */
export const EXACT_DECIMAL = /^\d+\.\d+$/

/** Name of a job: lower case letters, digits and hyphens. */
export const jobIdSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, { error: 'form.job_id' })
  .describe('Identifier of a job, for example "fear-greed"')

/** Names that the source documents give to jobs. Job ids have no underscore, so there are no conflicts. */
const SOURCE_NAMES: ReadonlyMap<string, string> = new Map([
  ['index_update_10min', 'fear-greed'],
  ['market_hours_update', 'fear-greed'],
  ['frequent_update', 'fear-greed'],
  ['slow_update', 'fear-greed'],
  ['alert_generation_job', 'alerts'],
])

/** A job as callers name it: by its id, or by a source document's name; parsed as its id. */
export const jobNameSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, { error: 'form.job_name' })
  .describe('A job, for example "fear-greed"; its name in a source document does too')
  .transform((name) => SOURCE_NAMES.get(name) ?? name)

/** Zones that were asked for. Every answer with a schedule is checked, and asking the machine again takes a millisecond. */
const knownZones = new Set<string>()
/** A machine knows some six hundred; a name is known in any case of its letters. */
const MOST_ZONES = 1000

function isKnownZone(name: string): boolean {
  if (knownZones.has(name)) return true
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
  } catch {
    return false
  }
  if (knownZones.size < MOST_ZONES) knownZones.add(name)
  return true
}

/** An IANA zone name that this machine knows. */
export const zoneSchema = z.string().refine(isKnownZone, { error: 'unknown_zone' })
