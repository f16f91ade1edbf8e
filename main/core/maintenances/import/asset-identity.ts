/**
 * Which asset a row of a file means. Its number decides; without one its name, or what stands there as a name is the number.
 * A number that is new belongs to the asset of that name, if there is one only, it has no number, and the file names no other.
 */
import { fold, identityOf } from '../fold.ts'
import type { AssetIds } from './ports.ts'
import type { NamedAsset } from './row.ts'

type Named = Pick<NamedAsset, 'code' | 'name'>

/** Returns the assets without the names to which a file gives several numbers, or one in some rows only. */
export function assetsFor(all: AssetIds, named: readonly Named[]): AssetIds {
  const unnumbered = new Map(all.unnumbered)
  const identities = new Map<string, string>()
  for (const asset of named) {
    const [name, identity] = [fold(asset.name), identityOf(asset)]
    if ((identities.get(name) ?? identity) !== identity) unnumbered.delete(name)
    identities.set(name, identity)
  }
  return { ...all, unnumbered }
}

/** Finds the asset of a row; null if there is none yet. */
export function assetIdOf(assets: AssetIds, { code, name }: Named): number | null {
  const named = fold(name)
  return code === ''
    ? (assets.byName.get(named) ?? assets.byCode.get(named) ?? null)
    : (assets.byCode.get(fold(code)) ?? assets.unnumbered.get(named) ?? null)
}

/** What is done about an asset that is not there, or that has no number yet. */
export interface AssetEffects {
  /** @returns the id of the new asset */
  readonly add: (asset: NamedAsset) => number
  readonly number: (id: number, code: string) => void
}

/** Returns what finds the asset of each row in turn, and adds or numbers it first where needed. Writes nothing to `assets`. */
export function assetSettler(assets: AssetIds, { add, number }: AssetEffects): (asset: NamedAsset) => number {
  const [byCode, byName] = [new Map(assets.byCode), new Map(assets.byName)]
  const settled = { ...assets, byCode, byName }
  return (asset) => {
    const known = assetIdOf(settled, asset)
    const code = fold(asset.code)
    if (known !== null && (asset.code === '' || byCode.has(code))) return known
    const id = known ?? add(asset)
    if (known !== null) number(id, asset.code)
    else byName.set(fold(asset.name), id)
    if (asset.code !== '') byCode.set(code, id)
    return id
  }
}

/** Counts the assets that rows would add, and those that would get their number. */
export function assetsConcerned(assets: AssetIds, named: readonly NamedAsset[]) {
  const counted = { added: 0, numbered: 0 }
  const settle = assetSettler(assets, {
    add: () => -++counted.added,
    number: () => void counted.numbered++,
  })
  for (const asset of named) settle(asset)
  return counted
}
