/** Which asset a row means: its number decides, then its name; what is not clear is never taken for the same. */
import { beforeEach, describe, expect, it } from 'vitest'
import { importSourceSchema } from '../../../shared/import.ts'
import { callerIn } from '../../helpers/caller.ts'
import { createImportHarness, type ImportHarness } from '../../helpers/import-harness.ts'

let harness: ImportHarness
beforeEach(() => {
  harness = createImportHarness()
})

const previewAssets = (content: string) =>
  harness.imports.assets.previewImport(importSourceSchema.parse({ content }), callerIn('en'))
const acceptAssets = async (content: string) =>
  harness.imports.assets.acceptImport({ token: (await previewAssets(content)).token })
const assets = () => harness.db.prepare('SELECT name, code FROM assets ORDER BY id').raw().all()

describe('a list of assets', () => {
  it('gives its number to the asset of that name that has none, and shows that first', async () => {
    harness.asset('Press')
    const preview = await previewAssets('name;code\nPress;P-3\n')
    expect(preview).toMatchObject({ new: 0, changed: 1 })
    expect(preview.items[0]?.changes).toEqual([{ field: 'code', before: '', after: 'P-3' }])
    await acceptAssets('name;code\nPress;P-3\n')
    expect(assets()).toEqual([['Press', 'P-3']])
  })

  it('names no work order where it names an asset twice', async () => {
    const { faults } = await previewAssets('name;location\nPress;Hall 1\npress;Hall 2\n')
    expect(faults).toMatchObject([{ line: 3, value: 'press', problem: 'repeated_asset' }])
  })

  it('with accents written apart, as macOS does, names what is here', async () => {
    const content = 'name;location\nPompe été;Forêt\n'
    await acceptAssets(content.normalize('NFD'))
    expect(assets()).toEqual([['Pompe été', '']])
    expect(await previewAssets(content)).toMatchObject({ known: 1, changed: 0 })
    expect(await previewAssets(content.normalize('NFD'))).toMatchObject({ known: 1, changed: 0 })
  })

  it('takes the number back when it is undone', async () => {
    harness.asset('Press')
    const { import_id } = await acceptAssets('name;code\nPress;P-3\n')
    harness.pastImports.undoImport({ id: import_id ?? 0, force: false })
    expect(assets()).toEqual([['Press', '']])
  })

  it('adds an asset for a name that is here under another number', async () => {
    harness.asset('Press', { code: 'P-1' })
    expect(await previewAssets('name;code\nPress;P-3\n')).toMatchObject({ new: 1, changed: 0 })
  })

  it('adds an asset for each number if it gives several to one name', async () => {
    harness.asset('Press')
    await acceptAssets('name;code\nPress;P-3\nPress;P-4\n')
    expect(assets()).toEqual([
      ['Press', ''],
      ['Press', 'P-3'],
      ['Press', 'P-4'],
    ])
  })

  it('adds an asset for a number if several here have its name', async () => {
    harness.asset('Press')
    harness.asset('Press', { code: 'P-1' })
    expect(await previewAssets('name;code\nPress;P-3\n')).toMatchObject({ new: 1, changed: 0 })
  })

  it('without numbers takes none away', async () => {
    harness.asset('Press', { code: 'P-3' })
    await acceptAssets('name;location\nPress;North\nP-3;North\n')
    expect(assets()).toEqual([['Press', 'P-3']])
  })
})

describe('a plan', () => {
  const accept = async (content: string) => harness.accept((await harness.preview(content)).token)

  it('that names an asset by its number adds none', async () => {
    harness.asset('Compresseur C-12', { code: 'C-12' })
    const file = 'asset;title;planned on\nC-12;Oil;2026-05-01\n'
    expect(await harness.preview(file)).toMatchObject({ new: 1, assets_new: 0 })
    expect(await accept(file)).toMatchObject({ created: 1, assets_created: 0 })
    expect(assets()).toEqual([['Compresseur C-12', 'C-12']])
  })

  it('prefers the asset of that name to the one of that number', async () => {
    harness.asset('Compresseur', { code: 'C-12' })
    const named = harness.asset('C-12').id
    await accept('asset;title;planned on\nC-12;Oil;2026-05-01\n')
    expect(harness.db.prepare('SELECT asset_id FROM maintenances').pluck().all()).toEqual([named])
  })

  it('says how many assets it would add, and how many would get their number', async () => {
    harness.asset('Press')
    const file = 'asset;asset code;title;planned on\nPress;P-3;Oil;2026-05-01\nLift;L-1;Check;2026-05-01\n'
    expect(await harness.preview(file)).toMatchObject({ assets_new: 1, assets_numbered: 1 })
    expect(await accept(file)).toMatchObject({ assets_created: 1 })
    expect(assets()).toEqual([
      ['Press', 'P-3'],
      ['Lift', 'L-1'],
    ])
    harness.pastImports.undoImport({ id: 1, force: false })
    expect(assets()).toEqual([['Press', '']])
  })
})
