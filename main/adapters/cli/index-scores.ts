/** The fear and greed index: show it, fill its past, backtest it. */
import { type Command, Option } from 'commander'
import {
  type Addresses,
  addressesSchema,
  PROFILES,
  type ProfileId,
} from '../../../shared/kinds/fear-greed.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import { type Cli, command, group, type Register } from './base.ts'
import {
  backtestText,
  componentTable,
  dayLine,
  historyTable,
  latestText,
  profileText,
  sourceTable,
} from './index-scores-text.ts'
import { collected, wholeNumber } from './options.ts'

interface ProfileOption {
  readonly profile?: ProfileId
}
interface StretchOptions extends ProfileOption {
  readonly from: string
  readonly to: string
  readonly source?: readonly string[]
}

export const register: Register = (program, cli) => {
  const index = group(program, 'index')
  registerReads(index, cli)
  registerHistory(index, cli)
  registerCatalogue(index, cli)
  registerPast(index, cli)
}

const withProfile = (added: Command) => added.addOption(new Option('--profile <profile>').choices(PROFILES))

function registerReads(index: Command, cli: Cli): void {
  withProfile(command(index, 'latest', 'vigie index latest')).action(async ({ profile }: ProfileOption) => {
    const client = await cli.anywhere()
    cli.print(await client.index.latest({ profile }), (score) => latestText(cli, score))
  })
  withProfile(command(index, 'components', 'vigie index components --json')).action(
    async ({ profile }: ProfileOption) => {
      const client = await cli.anywhere()
      cli.print(await client.index.components({ profile }), ({ components }) =>
        componentTable(cli, components),
      )
    },
  )
}

function registerHistory(index: Command, cli: Cli): void {
  withProfile(command(index, 'history', 'vigie index history --days 30'))
    .addOption(new Option('--days <count>').argParser(wholeNumber('days')).default(90))
    .option('--from <day>')
    .option('--to <day>')
    .action(
      async ({ profile, days, from, to }: ProfileOption & { days: number; from?: string; to?: string }) => {
        const client = await cli.anywhere()
        const found = await client.index.history({ profile, days, from, to })
        cli.print(found, ({ points }) => historyTable(cli, points))
      },
    )
}

function registerCatalogue(index: Command, cli: Cli): void {
  command(index, 'profiles', 'vigie index profiles').action(async () => {
    const client = await cli.anywhere()
    cli.print(await client.index.profiles(), ({ profiles }) =>
      profiles.map((one) => profileText(cli, one)).join('\n\n'),
    )
  })
  withProfile(command(index, 'sources', 'vigie index sources')).action(async ({ profile }: ProfileOption) => {
    const client = await cli.anywhere()
    cli.print(await client.index.sources({ profile }), ({ sources }) => sourceTable(cli, sources))
  })
}

function registerPast(index: Command, cli: Cli): void {
  const overStretch = (added: Command) =>
    withProfile(added)
      .requiredOption('--from <day>')
      .requiredOption('--to <day>')
      .addOption(new Option('--source <name=address>').argParser(collected))
  overStretch(
    command(
      index,
      'backfill',
      'vigie index backfill --profile us --from 2021-08-02 --to 2022-12-30 --source cnn=file:///srv/graphdata.json --json',
    ),
  ).action(async (options: StretchOptions) => {
    const client = await cli.anywhere()
    const { days, faults } = await client.index.backfill(stretchOf(options), { signal: cli.signal })
    for (const day of days) cli.item(day, (one) => dayLine(cli, one))
    if (!cli.json) for (const fault of faults) cli.item(fault, ({ message }) => cli.paint('yellow', message))
  })
  overStretch(
    command(index, 'backtest', 'vigie index backtest --profile sample --from 2005-01-03 --to 2021-03-31'),
  ).action(async (options: StretchOptions) => {
    const client = await cli.anywhere()
    const found = await client.index.backtest(stretchOf(options), { signal: cli.signal })
    cli.print(found, (result) => backtestText(cli, result))
  })
}

function stretchOf({ profile, from, to, source = [] }: StretchOptions) {
  return { profile, from, to, sources: addresses(source) }
}

/** Parses `cnn=file:/srv/graphdata.json`, repeatable. @throws VigieError invalid_input */
function addresses(given: readonly string[]): Addresses {
  const pairs = given.map((text) => {
    const [, name, address] = /^([\w-]+)=(.+)$/.exec(text) ?? []
    if (name !== undefined && address !== undefined) return [name, address] as const
    throw unusable('source', 'not_assigned', { value: text, form: 'name=address' })
  })
  const parsed = addressesSchema.safeParse(Object.fromEntries(pairs))
  if (parsed.success) return parsed.data
  const [name] = parsed.error.issues[0]?.path ?? []
  if (name !== undefined) throw unusable('source', 'source_address', { name: String(name) })
  throw unusable('source', 'unknown_source', { names: pairs.map(([one]) => one).join(', ') })
}
