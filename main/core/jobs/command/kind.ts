/** The `command` kind: runs a program, judges its end, and keeps its output and figures of it. */
import { type LocalizableMessage, VigieError } from '../../../../shared/errors.ts'
import type { DefinitionOf } from '../../../../shared/job.ts'
import { type CommandSettings, commandSettingsSchema } from '../../../../shared/kinds/command.ts'
import { translate } from '../../../../shared/messages/index.ts'
import { REQUIRED_SETTINGS } from '../../../../shared/required-setting.ts'
import { HOUR_SECONDS } from '../../../../shared/time/units.ts'
import type { Language } from '../../../../shared/vocabulary.ts'
import type { Clock } from '../../ports/clock.ts'
import type { CommandEnd, ProgramMark, ProgramRunner } from '../../ports/commands.ts'
import type { TextSearch } from '../../ports/texts.ts'
import { isInRanges } from '../../values/number-text.ts'
import { presentable } from '../../values/redact.ts'
import { credentialsIn } from '../../values/secrets.ts'
import { brokenCheck } from '../figures/broken-check.ts'
import { type FigureKeeper, missingFaults } from '../figures/keep.ts'
import { assertPlaces } from '../figures/places.ts'
import { createReader, type ReceivedContent } from '../figures/reading.ts'
import { assertChecksHold, assertPossible } from '../figures/success.ts'
import type { JobKind, KindTemplates, RunContext, RunResult } from '../kind.ts'
import { onTheClock } from '../on-the-clock.ts'
import type { RunProgramStore } from './left-programs.ts'

/** What a run of this kind needs. */
export interface CommandKindDeps {
  readonly commands: ProgramRunner
  readonly programs: RunProgramStore
  readonly clock: Clock
  readonly texts: TextSearch
  readonly keeper: FigureKeeper
  /** Whether this instance may run programs: see `commandsAllowed`. */
  readonly allowed: () => boolean
}

/** A figure is read in the whole of this much, even if less is kept. */
const READ_BYTES = 1_000_000

/** Keeps nothing between runs. */
export function createCommandKind(deps: CommandKindDeps): JobKind<'command'> {
  const { allowed, clock, commands, keeper, programs, texts } = deps

  async function run(context: RunContext<'command'>): Promise<RunResult> {
    const { settings } = context.definition
    if (!allowed()) throw new VigieError('command_not_allowed')
    const secrets = secretsOf(settings)
    const keep = keeper.of(context, settings.figures, secrets)
    context.progress({ fraction: null, label: 'command.step.running', counters: {} })
    const began = clock.monotonic()
    let end: CommandEnd
    try {
      const begun = (mark: ProgramMark) => programs.note(context.runId, mark)
      end = await commands.run({ ...settings, ...boundsOf(settings), signal: context.signal, begun })
    } catch (error) {
      keep.figures({ text: '', headers: {}, measured: {} })
      throw error
    }
    const took = Math.round(clock.monotonic() - began)
    keep.output(outputOf(end), settings.output_kept_bytes)
    const received = receivedOf(end, took)
    const missing = keep.figures(received)
    assertSuccess(settings, end, secrets)
    assertChecks(settings, received, texts, secrets)
    const summary = { exit_code: end.exitCode, seconds: took / 1000, bytes: end.length }
    return { ...missingFaults(missing, settings.program), summary }
  }

  return {
    kind: 'command',
    defaults,
    templates,
    required: {
      setting: REQUIRED_SETTINGS.command,
      example: '/usr/bin/true',
      absent: 'command.off.no_program',
    },
    ready: () => (allowed() ? null : 'command.off.not_allowed'),
    assertApart: ({ definition: { settings }, before }) => {
      assertPlaces(settings, texts)
      assertChecksHold(settings.checks, before?.settings.checks)
      if (settings.success_codes !== before?.settings.success_codes)
        assertPossible({ ...EXIT_CODES, ranges: settings.success_codes })
    },
    run,
  }
}

const boundsOf = ({ timeout_seconds }: CommandSettings) => ({
  timeoutMs: timeout_seconds * 1000,
  maxBytes: READ_BYTES,
})

/** What is kept: the output, then what was written to standard error. */
const outputOf = ({ output, errors }: CommandEnd): string =>
  [output, errors].filter((part) => part.trim() !== '').join('\n')

const receivedOf = (end: CommandEnd, took: number): ReceivedContent => ({
  text: end.output,
  headers: {},
  measured: { exit_code: end.exitCode ?? undefined, duration: took / 1000, length: end.length },
})

const EXIT_CODES = {
  field: 'settings.success_codes',
  low: 0,
  high: 999,
  problem: 'form.exit_codes',
} as const

/** Longest part of an output in an error, characters. */
const LONGEST_DETAIL = 200

/** What nothing kept of a run may contain. */
const secretsOf = ({ environment, arguments: given }: CommandSettings): readonly string[] => [
  ...Object.values(environment),
  ...given.flatMap(credentialsIn),
]

function assertSuccess(settings: CommandSettings, end: CommandEnd, secrets: readonly string[]): void {
  const { program, success_codes: expected } = settings
  if (end.exitCode === null) throw new VigieError('command_killed', { program, signal: String(end.endedBy) })
  if (isInRanges(end.exitCode, expected)) return
  const said = (end.errors.trim() || end.output.trim()).split('\n').at(-1) ?? ''
  const line = presentable(said, secrets).slice(0, LONGEST_DETAIL)
  const detail: LocalizableMessage =
    line === '' ? { messageKey: 'command.silent' } : { messageKey: 'command.last_line', params: { line } }
  throw new VigieError('command_failed', { program, exit: end.exitCode, expected, detail })
}

function assertChecks(
  settings: CommandSettings,
  received: ReceivedContent,
  texts: TextSearch,
  secrets: readonly string[],
): void {
  const reader = createReader(received, texts, secrets)
  const broken = brokenCheck(settings.checks, reader, settings.program)
  if (broken !== null) throw broken
}

function defaults(zone: string): DefinitionOf<'command'> {
  return {
    kind: 'command',
    name: 'Command',
    enabled: true,
    schedule: onTheClock(HOUR_SECONDS, zone),
    retry: { attempts: 0, backoff: 'fixed', base_seconds: 60, cap_seconds: 60 },
    missed: { policy: 'latest', cap: 1, grace_seconds: null },
    deadline_seconds: 25 * HOUR_SECONDS,
    run_on_start: false,
    halt_after: null,
    settings: commandSettingsSchema.parse({}),
  }
}

/** `df` of POSIX writes one line for each disk; the fifth column is the share in use. */
function templates(zone: string, language: Language): KindTemplates<'command'> {
  const plain = defaults(zone)
  const figures = [
    {
      name: translate(language, 'template.figure.disk_use'),
      from: 'text',
      at: String.raw`(\d+)%\s+/$`,
      unit: '%',
      above: 90,
      missing: true,
    },
  ]
  const settings = { program: 'df', arguments: ['-P', '/'], figures }
  return { command: plain, 'disk-use': { ...plain, settings: commandSettingsSchema.parse(settings) } }
}
