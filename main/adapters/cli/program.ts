/** Runs the command line, from its arguments to its exit code. */
import { Command, CommanderError } from 'commander'
import { ERRORS } from '../../../shared/error-codes.ts'
import type { LogContext } from '../../core/ports/log.ts'
import { systemRandom } from '../random/system.ts'
import { type Cli, exampleOf, withCommonOptions } from './base.ts'
import type { CliEnvironment } from './cli-environment.ts'
import { failureOf, failureText } from './failures.ts'
import { printable } from './formatting.ts'
import { giveHelp } from './help.ts'
import { commandModules } from './index.ts'
import { type CommonOptions, createSession } from './session.ts'

/** @returns the exit code: 0, or that of the error registry; 130 after Ctrl-C */
export async function runCommandLine(given: CliEnvironment): Promise<number> {
  const environment = { ...given, argv: withOptionsLast(given.argv) }
  const session = createSession(environment)
  try {
    const program = await buildProgram(environment, session.cli)
    program.hook('preAction', (_, command) => session.begin(command.optsWithGlobals<CommonOptions>()))
    await program.parseAsync(withNestedHelp(program, environment.argv), { from: 'user' })
    return session.exitCode()
  } catch (thrown) {
    if (environment.signal.aborted) return 130
    if (thrown instanceof CommanderError && thrown.exitCode === 0) return 0
    // A command that only contains others has listed them.
    if (thrown instanceof CommanderError && thrown.code === 'commander.help') return ERRORS.invalid_usage.exit
    return await fail(environment, session.cli, thrown)
  } finally {
    await session.close()
  }
}

/** The options of every command may also precede its words: `vigie --data folder status`. */
function withOptionsLast(words: readonly string[]): readonly string[] {
  const at = words.findIndex((word, before) => {
    const isValue = before > 0 && /^--(?:data|language)$/.test(words[before - 1] ?? '')
    return !isValue && !/^--(?:json$|data(?:=|$)|language(?:=|$))/.test(word)
  })
  if (at < 1 || words[at]?.startsWith('-')) return words
  const command = words.slice(at)
  const end = command.includes('--') ? command.indexOf('--') : command.length
  return [...command.slice(0, end), ...words.slice(0, at), ...command.slice(end)]
}

/**
 * `help maintenances import` and `maintenances help import` are `maintenances import --help`: commander takes one word only.
 * A word that is no command is left to be refused: commander would print the help of what contains it.
 */
function withNestedHelp(program: Command, given: readonly string[]): string[] {
  const [first, second] = given
  const isAsked = first === 'help' || (second === 'help' && isGroup(program, first))
  const words = given.filter((word, at) => at > 1 || word !== 'help')
  const option = words.findIndex((word) => word.startsWith('-'))
  const names = option < 0 ? words : words.slice(0, option)
  if (!isAsked || names.length === 0) return [...given]
  const unknown = unknownAmong(program, names)
  return unknown === null ? [...words, '--help'] : names.slice(0, unknown + 1)
}

const isGroup = (program: Command, name: string | undefined): boolean =>
  (childNamed(program, name)?.commands.length ?? 0) > 0

const childNamed = (command: Command, name: string | undefined): Command | undefined =>
  command.commands.find((child) => child.name() === name)

/** Returns the place of the first word that is no command of what is before it; null if each is one, or may be an argument. */
function unknownAmong(command: Command, [name, ...rest]: readonly string[], place = 0): number | null {
  if (name === undefined || command.commands.length === 0 || command.registeredArguments.length > 0)
    return null
  const child = childNamed(command, name)
  return child === undefined ? place : unknownAmong(child, rest, place + 1)
}

/** Detects `--json` without the parser, as parsing may have failed. */
async function fail(environment: CliEnvironment, cli: Cli, thrown: unknown): Promise<number> {
  const json = environment.argv.includes('--json')
  const reference = systemRandom.id()
  const failure = failureOf(thrown, cli.language, reference)
  const isLogged = failure.stack !== null && (await logged(cli.namedFolder, { reference, error: thrown }))
  const text = failureText(isLogged ? { ...failure, stack: null } : failure, json)
  environment.stderr.write(`${printable(text)}\n`)
  return failure.exit
}

/** Returns whether an unexpected error is in the log. */
async function logged(dataFolder: string, context: LogContext): Promise<boolean> {
  const { logLine } = await import('../log/log-line.ts')
  return logLine(dataFolder, 'A command failed inside.', context)
}

/** Builds the program with the commands that the first word needs, or all of them for help and unknown words. */
export async function buildProgram(environment: CliEnvironment, cli: Cli): Promise<Command> {
  const program = new Command('vigie')
    .version(environment.version)
    .showSuggestionAfterError()
    .configureHelp({ showGlobalOptions: false })
  const [word = ''] = environment.argv
  const wanted = commandModules.filter(({ words }) => words.includes(word))
  for (const { load } of wanted.length === 0 ? commandModules : wanted) {
    const { register } = await load()
    register(program, cli, environment)
  }
  configure(program, environment)
  giveHelp(program, cli.language)
  return program
}

/** Makes every command throw instead of ending the process, and use the given streams; errors are printed last. */
function configure(command: Command, environment: CliEnvironment): void {
  if (exampleOf(command) !== null) withCommonOptions(command)
  command.exitOverride().configureOutput({
    writeOut: (text) => void environment.stdout.write(printable(text)),
    writeErr: (text) => void environment.stderr.write(printable(text)),
    outputError: () => undefined,
  })
  for (const child of command.commands) configure(child, environment)
}
