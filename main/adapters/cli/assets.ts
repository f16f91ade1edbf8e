/** Assets: list, show, add, edit, remove, import, export. */
import type { Asset } from '../../../shared/maintenance.ts'
import { type Cli, command, group, type Register } from './base.ts'
import { deliver } from './export-file.ts'
import { table } from './formatting.ts'
import { registerImport } from './import-file.ts'
import { operation } from './operation-command.ts'

export const register: Register = (program, cli) => {
  const assets = group(program, 'assets')
  operation(assets, cli, ['assets', 'list'], {
    usage: 'list',
    example: 'vigie assets list --search compresseur',
    text: ({ items }) => assetTable(cli, items),
  })
  operation(assets, cli, ['assets', 'get'], { usage: 'show <id>', example: 'vigie assets show 3' })
  operation(assets, cli, ['assets', 'add'], {
    usage: 'add <name>',
    example: 'vigie assets add "Compresseur C-12" --set code=C-12',
    set: true,
  })
  operation(assets, cli, ['assets', 'edit'], {
    usage: 'edit <id>',
    example: 'vigie assets edit 3 --set \'muted=["MAINTENANCE_URGENT"]\'',
    set: true,
  })
  operation(assets, cli, ['assets', 'remove'], {
    usage: 'remove <id>',
    example: 'vigie assets remove 3',
    text: ({ maintenances }) => cli.say('removed_with', { count: maintenances }),
  })
  registerImport(assets, cli, 'assets')
  command(assets, 'export [file]', 'vigie assets export assets.csv').action(async (file?: string) => {
    const client = await cli.anywhere()
    await deliver(cli, await client.assets.export(), file)
  })
}

function assetTable(cli: Cli, assets: readonly Asset[]): string {
  return table(
    cli.heads('id', 'name', 'code', 'location', 'status', 'last', 'next'),
    assets.map((asset) => [
      String(asset.id),
      asset.name,
      asset.code,
      asset.location,
      asset.status,
      asset.last_maintained_on ?? '-',
      asset.next_planned_on ?? '-',
    ]),
  )
}
