/** All commands with their texts, as the command line registers them. */
import type { Command } from 'commander'
import { exampleOf } from '../../main/adapters/cli/base.ts'
import type { CliEnvironment } from '../../main/adapters/cli/cli-environment.ts'
import { buildProgram } from '../../main/adapters/cli/program.ts'
import { createSession } from '../../main/adapters/cli/session.ts'

export interface DocumentedCommand {
  /** `vigie index backfill [options]` */
  readonly usage: string
  readonly name: string
  readonly summary: string
  readonly example: string
  readonly options: readonly { readonly flags: string; readonly description: string }[]
}

/** Options that every command has; described once. */
const COMMON = ['--json', '--data', '--language', '--help']

/** In English, in the order of the help, without groups. */
export async function everyCommand(): Promise<readonly DocumentedCommand[]> {
  const session = createSession(nowhere)
  const program = await buildProgram(nowhere, session.cli)
  return leaves(program).map(describe)
}

/** Every command that does something; `jobs` does, and contains others. */
function leaves(command: Command): readonly Command[] {
  return [...(exampleOf(command) === null ? [] : [command]), ...command.commands.flatMap(leaves)]
}

function pathOf(command: Command): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`
}

function describe(command: Command): DocumentedCommand {
  return {
    name: pathOf(command),
    usage: `${pathOf(command)} ${command.usage()}`,
    summary: command.description(),
    example: exampleOf(command) ?? '',
    options: command.options
      .filter(({ long }) => !COMMON.includes(long ?? ''))
      .map(({ flags, description, argChoices }) => ({
        flags,
        description: argChoices === undefined ? description : `${description}: ${argChoices.join(', ')}`,
      })),
  }
}

/** An environment in which nothing ever runs. */
const unreachable = () => Promise.reject(new Error('the documentation runs no command'))
const nowhere: CliEnvironment = {
  argv: [],
  env: {},
  stdout: { write: () => true },
  stderr: { write: () => true },
  ask: null,
  signal: new AbortController().signal,
  version: '',
  self: ['vigie'],
  connect: unreachable,
  openLocal: unreachable,
  serve: unreachable,
}
