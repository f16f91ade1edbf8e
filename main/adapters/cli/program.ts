/** The command line from its words to its exit code. */
import { Command, CommanderError } from 'commander'
import type { Cli } from './base.ts'
import { failureOf, failureText } from './failures.ts'
import { commandModules } from './index.ts'
import { type CommonOptions, createSession, environmentLanguage } from './session.ts'
import type { World } from './world.ts'

/** @returns the exit code: 0, or that of the error registry; 130 after Ctrl-C */
export async function runCommandLine(world: World): Promise<number> {
  const session = createSession(world)
  try {
    const program = await buildProgram(world, session.cli)
    program.hook('preAction', (_, command) => session.begin(command.optsWithGlobals<CommonOptions>()))
    await program.parseAsync([...world.argv], { from: 'user' })
    return session.exitCode()
  } catch (thrown) {
    if (world.signal.aborted) return 130
    if (thrown instanceof CommanderError && thrown.exitCode === 0) return 0
    return fail(world, thrown)
  } finally {
    await session.close()
  }
}

function fail(world: World, thrown: unknown): number {
  const json = world.argv.includes('--json')
  const failure = failureOf(thrown, askedLanguage(world))
  world.stderr.write(`${failureText(failure, json)}\n`)
  return failure.exit
}

/** The words may not have been understood, so `--language` is looked for by hand. */
function askedLanguage({ argv, env }: World): 'fr' | 'en' {
  const given = argv[argv.indexOf('--language') + 1]
  return given === 'fr' || given === 'en' ? given : environmentLanguage(env)
}

/** The program with the commands that its first word needs, or all of them for help and for unknown words. */
export async function buildProgram(world: World, cli: Cli): Promise<Command> {
  const program = new Command('vigie')
    .description('A lookout in your tray: runs your recurring jobs and keeps what they find.')
    .version(world.version)
    .showSuggestionAfterError()
    .configureHelp({ showGlobalOptions: false })
  const [word = ''] = world.argv
  const wanted = commandModules.filter(({ words }) => words.includes(word))
  for (const { load } of wanted.length === 0 ? commandModules : wanted) {
    const { register } = await load()
    register(program, cli, world)
  }
  configure(program, world)
  return program
}

/** Every command throws instead of ending the process, and writes where it is told. */
function configure(command: Command, world: World): void {
  command.exitOverride().configureOutput({
    writeOut: (text) => void world.stdout.write(text),
    writeErr: () => undefined,
  })
  for (const child of command.commands) configure(child, world)
}
