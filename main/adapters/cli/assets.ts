/** Assets: list, show, add, edit, remove, import, export. */
import { type Command, Option } from 'commander'
import { ASSET_STATUSES, type Asset, type AssetStatus } from '../../../shared/maintenance.ts'
import { type Cli, command, group, type Register } from './base.ts'
import { deliver } from './export-file.ts'
import { pairs, table } from './formatting.ts'
import { registerImport } from './import-file.ts'
import { changesFrom, collected, wholeNumber } from './options.ts'

export const register: Register = (program, cli) => {
  const assets = group(program, 'assets')
  registerReading(assets, cli)
  registerChanges(assets, cli)
  registerImport(assets, cli, 'assets')
  registerExport(assets, cli)
}

interface AssetListOptions {
  readonly search?: string
  readonly status?: AssetStatus
  readonly limit: number
  readonly cursor?: string
}

function registerReading(assets: Command, cli: Cli): void {
  command(assets, 'list', 'vigie assets list --search compresseur')
    .option('--search <text>')
    .addOption(new Option('--status <status>').choices(ASSET_STATUSES))
    .addOption(new Option('--limit <count>').argParser(wholeNumber('limit')).default(50))
    .option('--cursor <cursor>')
    .action(async (options: AssetListOptions) => {
      const client = await cli.anywhere()
      cli.print(await client.assets.list(options), ({ items }) => assetTable(cli, items))
    })

  command(assets, 'show <id>', 'vigie assets show 3').action(async (id: string) => {
    const client = await cli.anywhere()
    cli.print(await client.assets.get({ id }), assetDetail)
  })
}

function registerExport(assets: Command, cli: Cli): void {
  command(assets, 'export [file]', 'vigie assets export assets.csv').action(async (file?: string) => {
    const client = await cli.anywhere()
    await deliver(cli, await client.assets.export(), file)
  })
}

function registerChanges(assets: Command, cli: Cli): void {
  command(assets, 'add <name>', 'vigie assets add "Compresseur C-12" --set code=C-12')
    .addOption(new Option('--set <field=value>').argParser(collected).default([]))
    .action(async (name: string, options: { set: readonly string[] }) => {
      const client = await cli.anywhere()
      const fields = changesFrom(options.set) as Partial<Asset>
      cli.print(await client.assets.add({ ...fields, name }), assetDetail)
    })

  command(assets, 'edit <id>', 'vigie assets edit 3 --set \'muted=["MAINTENANCE_URGENT"]\'')
    .addOption(new Option('--set <field=value>').argParser(collected).default([]))
    .action(async (id: string, options: { set: readonly string[] }) => {
      const client = await cli.anywhere()
      cli.print(await client.assets.edit({ ...changesFrom(options.set), id }), assetDetail)
    })

  command(assets, 'remove <id>', 'vigie assets remove 3').action(async (id: string) => {
    const client = await cli.anywhere()
    cli.print(await client.assets.remove({ id }), ({ maintenances }) =>
      cli.say('removed_with', { count: maintenances }),
    )
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

function assetDetail(asset: Asset): string {
  return pairs(
    Object.entries(asset).map(
      ([name, value]) => [name, Array.isArray(value) ? value.join(', ') : String(value ?? '-')] as const,
    ),
  )
}
