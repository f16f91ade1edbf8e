/** Checks whether everything Vigie needs is in order, and what to do if it is not. */
import type { ErrorCode } from '../../../shared/error-codes.ts'
import { localize, VigieError } from '../../../shared/errors.ts'
import { fieldLabel } from '../../../shared/field-label.ts'
import { messageFrom } from '../../../shared/system-problem.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { choiceWord } from './answer-words.ts'
import { type Cli, command, type Register } from './base.ts'
import type { CheckResult } from './check-result.ts'
import { checkups } from './checkups.ts'
import type { CliEnvironment } from './cli-environment.ts'
import type { Colour } from './formatting.ts'

const COLOURS: Readonly<Record<CheckResult['state'], Colour>> = { ok: 'green', warn: 'yellow', fail: 'red' }
const FAILED = 9
/** The widest words of both languages. */
const VERDICT_WIDTH = 9
const NAME_WIDTH = 13

/** Adds `doctor`; its exit code is 9 if a check fails. */
export const register: Register = (program, cli, environment) => {
  command(program, 'doctor', 'vigie doctor').action(async () => {
    const findings = await examine(cli, environment)
    cli.print({ ok: findings.every(({ state }) => state !== 'fail'), findings }, () =>
      findings.map((finding) => line(cli, finding)).join('\n'),
    )
    if (findings.some(({ state }) => state === 'fail')) cli.leaveWith(FAILED)
  })
}

async function examine(cli: Cli, { env, version }: CliEnvironment): Promise<readonly CheckResult[]> {
  const findings: CheckResult[] = []
  const patient = { folder: cli.namedFolder, cli: withoutForeign(cli), env, version }
  for (const [name, check] of checkups(patient)) {
    findings.push({ name, ...(await check().catch((error) => unexpected(error, cli.language))) })
  }
  return findings
}

/** One check says that an instance cannot be asked, being another user's, or its folder none: the others go on without. */
function withoutForeign(cli: Cli): Cli {
  const instance = () =>
    cli.instance().catch((error) => {
      const isSaid = error instanceof VigieError && SAID.includes(error.code)
      throw isSaid ? new VigieError('not_running_instance') : error
    })
  return Object.create(cli, { instance: { value: instance } })
}

const SAID: readonly ErrorCode[] = ['instance_of_another_user', 'path_unusable']

const unexpected = (error: unknown, language: Language): Omit<CheckResult, 'name'> => ({
  state: 'fail',
  detail: localize(messageFrom(error), language),
  remedy: null,
})

function line(cli: Cli, { name, state, detail, remedy }: CheckResult): string {
  const reader = { language: cli.language, group: 'doctor' }
  const verdict = choiceWord(reader, 'state', state) ?? state
  const head = [verdict.padEnd(VERDICT_WIDTH), fieldLabel(reader, name).padEnd(NAME_WIDTH)]
  const said = `${cli.paint(COLOURS[state], head[0] ?? '')}  ${head[1]}  ${detail}`
  return remedy === null ? said : `${said}\n${' '.repeat(VERDICT_WIDTH + NAME_WIDTH + 4)}${remedy}`
}
