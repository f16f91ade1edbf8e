import { useState } from 'react'
import type { Asset } from '../../../shared/maintenance.ts'
import { Card } from '../../parts/Card.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Failure } from '../../parts/Failure.tsx'
import { download } from '../../parts/file.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { SearchField } from '../../parts/SearchField.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useRead, useSession, useWords } from '../../session.ts'
import { freeText, oneOf, useListPlace } from '../../shell/list-place.ts'
import { ASSET_STATUSES } from '../../vocabulary.computed.ts'
import { AssetDialog } from './AssetDialog.tsx'
import { ImportDialog } from './ImportDialog.tsx'
import { MaintenanceDialog } from './MaintenanceDialog.tsx'
import { readAssets } from './reads.ts'

const PAGE = 100
const FIELDS = { q: freeText, status: oneOf(ASSET_STATUSES, null) }

type Open =
  | { readonly dialog: 'asset'; readonly asset: Asset | null }
  | { readonly dialog: 'plan'; readonly asset: Asset }
  | { readonly dialog: 'import' }

/** The maintained assets. */
export function Assets() {
  const words = useWords()
  const { client } = useSession()
  const list = useListPlace(FIELDS)
  const { q: search, status } = list.place
  const [limit, setLimit] = useState(PAGE)
  const [open, setOpen] = useState<Open | null>(null)
  const read = readAssets(search, limit, status)
  const state = useRead(read)
  const exporting = useAction()
  const close = () => setOpen(null)
  const add = () => setOpen({ dialog: 'asset', asset: null })
  return (
    <Card
      title={words.t('panel.alerts.part.assets')}
      aside={
        <span className="list-tools">
          <button
            type="button"
            className="button small"
            disabled={exporting.busy}
            onClick={() => void exporting.run(async () => download(await client.maintenances.export()))}
          >
            {words.t('panel.assets.export')}
          </button>
          <button type="button" className="button small" onClick={() => setOpen({ dialog: 'import' })}>
            {words.t('panel.assets.import')}
          </button>
        </span>
      }
    >
      <div className="alert-tools">
        <SearchField
          label={words.t('panel.assets.search')}
          value={search}
          onChange={(q) => list.type({ q })}
        />
        <select
          className="input"
          aria-label={words.t('panel.assets.status')}
          value={status ?? ''}
          onChange={(event) =>
            list.choose({ status: ASSET_STATUSES.find((one) => one === event.target.value) ?? null })
          }
        >
          <option value="">{words.t('panel.assets.status.all')}</option>
          {ASSET_STATUSES.map((one) => (
            <option key={one} value={one}>
              {words.t(`panel.asset.${one}`)}
            </option>
          ))}
        </select>
        <button type="button" className="button" onClick={add}>
          {words.t('panel.assets.add')}
        </button>
      </div>
      {exporting.error !== undefined && <Failure error={exporting.error} />}
      <Loaded read={read} state={state}>
        {({ items, next_cursor }) => (
          <>
            {items.length === 0 && (
              <Empty title={words.t(list.narrowed ? 'panel.assets.not_found' : 'panel.assets.none')}>
                {list.narrowed ? null : words.t('panel.assets.none.what')}
              </Empty>
            )}
            <ul className="rows">
              {items.map((asset) => (
                <AssetRow key={asset.id} asset={asset} onOpen={setOpen} />
              ))}
            </ul>
            {next_cursor !== null && limit < 1000 && (
              <button
                type="button"
                className="button link"
                onClick={() => setLimit(Math.min(1000, limit + PAGE))}
              >
                {words.t('panel.alerts.more')}
              </button>
            )}
          </>
        )}
      </Loaded>
      {open?.dialog === 'asset' && <AssetDialog asset={open.asset} onClose={close} />}
      {open?.dialog === 'plan' && <MaintenanceDialog assetId={open.asset.id} onClose={close} />}
      {open?.dialog === 'import' && <ImportDialog onClose={close} />}
    </Card>
  )
}

interface AssetRowProps {
  readonly asset: Asset
  readonly onOpen: (open: Open) => void
}

function AssetRow({ asset, onOpen }: AssetRowProps) {
  const words = useWords()
  const where = [asset.code, asset.location, asset.category].filter(Boolean).join(' · ')
  return (
    <li className="asset">
      <div>
        <h3>
          <button type="button" className="alert-title" onClick={() => onOpen({ dialog: 'asset', asset })}>
            {asset.name}
          </button>
        </h3>
        <p className="muted">{where}</p>
      </div>
      <p className="asset-days">
        {asset.status !== 'in_service' && (
          <span className="tag">{words.t(`panel.asset.${asset.status}`)}</span>
        )}
        <span>
          {asset.next_planned_on
            ? words.t('panel.assets.next', { day: words.shortDay(asset.next_planned_on) })
            : words.t('panel.assets.nothing_planned')}
        </span>
        {asset.last_maintained_on && (
          <span className="muted">
            {words.t('panel.assets.last', { day: words.day(asset.last_maintained_on) })}
          </span>
        )}
      </p>
      <button type="button" className="button small" onClick={() => onOpen({ dialog: 'plan', asset })}>
        {words.t('panel.assets.plan')}
      </button>
    </li>
  )
}
