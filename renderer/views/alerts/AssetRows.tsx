import type { Asset } from '../../../shared/maintenance.ts'
import { GroupedRows } from '../../parts/GroupedRows.tsx'
import { sortedGroupsBy } from '../../parts/row-groups.ts'
import { useSelection } from '../../parts/useSelection.ts'
import { useWords } from '../../session.ts'
import { DOT } from '../../words/dot.ts'
import { AssetBulk } from './AssetBulk.tsx'

/** By what assets are grouped. */
export const ASSET_GROUPINGS = ['location', 'category', 'status'] as const
type AssetGrouping = (typeof ASSET_GROUPINGS)[number]

/** A dialog of one asset. */
export type OpenedAsset =
  | { readonly dialog: 'asset'; readonly asset: Asset | null }
  | { readonly dialog: 'plan'; readonly asset: Asset }

interface AssetRowsProps {
  readonly assets: readonly Asset[]
  readonly group: AssetGrouping | null
  readonly onOpen: (open: OpenedAsset) => void
}

/** The assets under their headings, with what is done to those that are chosen. */
export function AssetRows({ assets, group, onOpen }: AssetRowsProps) {
  const words = useWords()
  const selection = useSelection(assets.map(({ id }) => id))
  if (assets.length === 0) return null
  const groups = sortedGroupsBy(assets, group && ((asset) => asset[group] || null))
  const headingOf = (key: string | null) => {
    if (key === null) return words.t('panel.group.without')
    return group === 'status' ? words.t(`panel.asset.${key as Asset['status']}`) : key
  }
  return (
    <>
      <AssetBulk assets={assets.filter(({ id }) => selection.has(id))} selection={selection} />
      <GroupedRows groups={groups} headingOf={headingOf}>
        {(asset) => (
          <AssetRow
            key={asset.id}
            asset={asset}
            onOpen={onOpen}
            chosen={selection.has(asset.id)}
            onChoose={() => selection.toggle(asset.id)}
          />
        )}
      </GroupedRows>
    </>
  )
}

interface AssetRowProps {
  readonly asset: Asset
  readonly chosen: boolean
  readonly onChoose: () => void
  readonly onOpen: (open: OpenedAsset) => void
}

function AssetRow({ asset, chosen, onChoose, onOpen }: AssetRowProps) {
  const words = useWords()
  const where = [asset.code, asset.location, asset.category].filter(Boolean).join(DOT)
  return (
    <li className="asset">
      <input
        type="checkbox"
        aria-label={words.t('panel.bulk.choose', { name: asset.name })}
        checked={chosen}
        onChange={onChoose}
      />
      <div>
        <h3>
          <button type="button" className="alert-title" onClick={() => onOpen({ dialog: 'asset', asset })}>
            {asset.name}
          </button>
          {asset.status !== 'in_service' && (
            <span className="tag">{words.t(`panel.asset.${asset.status}`)}</span>
          )}
        </h3>
        <p className="muted">{where}</p>
      </div>
      <p className="asset-days">
        <span className={asset.next_is_late ? 'late' : undefined}>
          {asset.next_planned_on
            ? words.t(asset.next_is_late ? 'panel.assets.late' : 'panel.assets.next', {
                day: words.shortDay(asset.next_planned_on),
              })
            : words.t('panel.assets.nothing_planned')}
        </span>
        {asset.last_maintained_on && (
          <span className="muted">
            {words.t('panel.assets.last', { day: words.shortDay(asset.last_maintained_on) })}
          </span>
        )}
      </p>
      <button type="button" className="button small" onClick={() => onOpen({ dialog: 'plan', asset })}>
        {words.t('panel.assets.plan')}
      </button>
    </li>
  )
}
