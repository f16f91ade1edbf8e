/** history, diff, rollback, audit. */
import { type Command, Option } from 'commander'
import { translate, translateOr } from '../../../../shared/messages/index.ts'
import { type Cli, command } from '../base.ts'
import { fixed, instant, table } from '../formatting.ts'
import { wholeNumber } from '../options.ts'
import { differenceText, recordText } from './text.ts'

interface AuditOptions {
  readonly limit: number
  readonly cursor?: string
  readonly search?: string
}

/** Past versions of records, and rollback. */
export function registerHistory(parent: Command, cli: Cli): void {
  command(parent, 'history <code>', 'vigie occupations history M1805').action(async (code: string) => {
    const found = await (await cli.anywhere()).occupations.versions({ code })
    cli.print(found, ({ versions }) =>
      table(
        cli.heads('version', 'date', 'author', 'model', 'prompt', 'usd'),
        versions.map((version) => [
          String(version.version),
          instant(version.at, cli.language),
          translate(cli.language, `occupations.author.${version.author}`),
          version.model ?? '-',
          version.prompt ?? '-',
          fixed(version.cost_usd, 4, cli.language),
        ]),
      ),
    )
  })

  command(parent, 'diff <code> <from> <to>', 'vigie occupations diff M1805 1 2').action(
    async (code: string, from: string, to: string) => {
      const versions = { from: wholeNumber('from')(from), to: wholeNumber('to')(to) }
      const found = await (await cli.anywhere()).occupations.diff({ code, ...versions })
      cli.print(found, ({ fields }) => differenceText(cli, fields))
    },
  )

  command(parent, 'rollback <code> <version>', 'vigie occupations rollback M1805 1').action(
    async (code: string, version: string) => {
      const input = { code, version: wholeNumber('version')(version) }
      cli.print(await (await cli.anywhere()).occupations.rollback(input), (record) => recordText(cli, record))
    },
  )

  command(parent, 'audit [code]', 'vigie occupations audit M1805')
    .option('--search <text>')
    .addOption(new Option('--limit <count>').argParser(wholeNumber('limit')).default(50))
    .option('--cursor <cursor>')
    .action(async (code: string | undefined, options: AuditOptions) => {
      const query = code === undefined ? options : { ...options, code }
      const page = await (await cli.anywhere()).occupations.audit(query)
      cli.print(page, ({ items }) =>
        table(
          cli.heads('date', 'code', 'event', 'agent', 'description'),
          items.map((entry) => [
            instant(entry.at, cli.language),
            entry.code ?? '-',
            translateOr(cli.language, `occupations.event.${entry.event}`, entry.event),
            translateOr(cli.language, `occupations.agent.${entry.agent}`, entry.agent),
            entry.description,
          ]),
        ),
      )
    })
}
