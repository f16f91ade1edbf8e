/** Assets: list, show, add, edit, remove, import, export. */
import { type Command, Option } from 'commander'
import { ASSET_STATUSES, type Asset, type AssetStatus } from '../../../shared/maintenance.ts'
import { type Cli, command, group, type Register } from './base.ts'
import { deliver } from './export-file.ts'
import { pairs, table } from './formatting.ts'
import { registerImport } from './import-file.ts'
import { changesFrom, collected, wholeNumber } from './options.ts'

export const register: Register = (program, cli) => {
  const assets = group(program, 'assets', 'What is maintained')
  registerReading(assets, cli)
  registerChanges(assets, cli)
  registerImport(assets, cli, 'assets')
  registerExport(assets, cli)
}

interface ListOptions {
  readonly search?: string
  readonly status?: AssetStatus
  readonly limit: number
  readonly cursor?: string
}

function registerReading(assets: Command, cli: Cli): void {
  command(assets, 'list', 'Assets by name', 'vigie assets list --search compresseur')
    .option('--search <text>', 'part of name, code or location')
    .addOption(new Option('--status <status>', 'only this status').choices(ASSET_STATUSES))
    .option('--limit <count>', 'at most this many', wholeNumber('limit'), 50)
    .option('--cursor <cursor>', 'next_cursor of the page before')
    .action(async (options: ListOptions) => {
      const client = await cli.anywhere()
      cli.print(await client.assets.list(options), ({ items }) => assetTable(items))
    })

  command(assets, 'show <id>', 'One asset', 'vigie assets show 3').action(async (id: string) => {
    const client = await cli.anywhere()
    cli.print(await client.assets.get({ id }), assetDetail)
  })
}

function registerExport(assets: Command, cli: Cli): void {
  command(
    assets,
    'export [file]',
    'All as CSV, to a file or the terminal',
    'vigie assets export assets.csv',
  ).action(async (file?: string) => {
    const client = await cli.anywhere()
    await deliver(cli, await client.assets.export(), file)
  })
}

function registerChanges(assets: Command, cli: Cli): void {
  command(assets, 'add <name>', 'Add an asset', 'vigie assets add "Compresseur C-12" --set code=C-12')
    .option('--set <field=value>', 'a field: code, location, status, interval_days, ...', collected, [])
    .action(async (name: string, options: { set: readonly string[] }) => {
      const client = await cli.anywhere()
      const fields = changesFrom(options.set) as Partial<Asset>
      cli.print(await client.assets.add({ ...fields, name }), assetDetail)
    })

  command(
    assets,
    'edit <id>',
    'Change an asset, or mute its alerts',
    'vigie assets edit 3 --set \'muted=["MAINTENANCE_URGENT"]\'',
  )
    .option('--set <field=value>', 'a field and its new value', collected, [])
    .action(async (id: string, options: { set: readonly string[] }) => {
      const client = await cli.anywhere()
      cli.print(await client.assets.edit({ ...changesFrom(options.set), id }), assetDetail)
    })

  command(assets, 'remove <id>', 'Remove an asset with its maintenances', 'vigie assets remove 3').action(
    async (id: string) => {
      const client = await cli.anywhere()
      cli.print(
        await client.assets.remove({ id }),
        ({ maintenances }) => `Removed, with ${maintenances} maintenances.`,
      )
    },
  )
}

function assetTable(assets: readonly Asset[]): string {
  return table(
    ['id', 'name', 'code', 'location', 'status', 'last', 'next'],
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
