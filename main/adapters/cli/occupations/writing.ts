/** import, publish, update, update-all, rollback, key. */
import { resolve } from 'node:path'
import { text as readAll } from 'node:stream/consumers'
import { type Command, Option } from 'commander'
import { unusable } from '../../../../shared/unusable.ts'
import { type Cli, command } from '../base.ts'
import { wholeNumber } from '../options.ts'
import { recordText } from './text.ts'

/** The commands that change records, or the key. */
export function registerWriting(parent: Command, cli: Cli): void {
  command(parent, 'import <file>', 'vigie occupations import tree.xlsx')
    .addOption(new Option('--publish').default(false))
    .action(async (file: string, { publish }: { publish: boolean }) => {
      const done = await (await cli.anywhere()).occupations.import({ path: resolve(file), publish })
      cli.print(done, ({ refused, ...counts }) => {
        const lines = (Object.keys(counts) as (keyof typeof counts)[]).map(
          (name) => `${cli.say(`import.${name}`)}: ${counts[name]}`,
        )
        return [...lines, ...refused.map((one) => cli.say('import.refused', one))].join('\n')
      })
    })

  for (const [word, status] of [
    ['publish', 'published'],
    ['unpublish', 'draft'],
  ] as const) {
    command(parent, `${word} [code]`, `vigie occupations ${word} M1805`)
      .option('--domain <letter>')
      .addOption(new Option('--all').default(false))
      .action(async (code: string | undefined, options: { domain?: string; all: boolean }) => {
        const { occupations } = await cli.anywhere()
        if (code !== undefined)
          return cli.print(await occupations.setStatus({ code, status }), (record) => record.code)
        if (options.domain === undefined && !options.all) throw unusable('code', 'code_domain_or_all')
        const domain = options.domain === undefined ? {} : { domain: options.domain }
        cli.print(await occupations.publishAll({ status, ...domain }), ({ changed }) =>
          cli.say('records_changed', { count: changed }),
        )
      })
  }

  command(parent, 'update <code>', 'vigie occupations update M1805').action(async (code: string) => {
    const record = await (await cli.anywhere()).occupations.update({ code })
    cli.print(record, (written) => `${recordText(cli, written)}\n\n${written.cost_usd.toFixed(4)} USD`)
  })

  command(parent, 'update-all', 'vigie occupations update-all').action(async () => {
    const started = await (await cli.instance()).jobs.trigger({ id: 'occupations' })
    cli.print(started, () => cli.say('has_started', { job: 'occupations' }))
  })

  command(parent, 'rollback <code> <version>', 'vigie occupations rollback M1805 1').action(
    async (code: string, version: string) => {
      const input = { code, version: wholeNumber('version')(version) }
      cli.print(await (await cli.anywhere()).occupations.rollback(input), (record) => recordText(cli, record))
    },
  )

  command(parent, 'key', 'vigie occupations key < key.txt')
    .addOption(new Option('--remove').default(false))
    .action(async ({ remove }: { remove: boolean }) => {
      const key = remove ? null : (await readAll(process.stdin)).trim()
      cli.print(await (await cli.anywhere()).occupations.key({ key }), ({ set }) =>
        cli.say(set ? 'key_set' : 'no_key'),
      )
    })
}
