/** import, publish, unpublish. */
import { resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { unusable } from '../../../../shared/unusable-path.ts'
import { type Cli, command } from '../base.ts'

/** Changes the records, and which of them take part in the monthly run. */
export function registerEditing(parent: Command, cli: Cli): void {
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
}
