import { useState } from 'react'
import { Card } from '../../parts/Card.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Failure } from '../../parts/Failure.tsx'
import { FilterSelect } from '../../parts/FilterSelect.tsx'
import { download } from '../../parts/file.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { SearchField } from '../../parts/SearchField.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useSession, useWords } from '../../session.ts'
import { useAddressParam } from '../../shell/address.ts'
import { freeText, oneOf, useListPlace } from '../../shell/list-place.ts'
import { ASSET_STATUSES } from '../../vocabulary.computed.ts'
import { AssetDialog } from './AssetDialog.tsx'
import { ASSET_GROUPINGS, AssetRows, type OpenedAsset } from './AssetRows.tsx'
import { ImportDialog } from './ImportDialog.tsx'
import { MaintenanceDialog } from './MaintenanceDialog.tsx'
import { MoreRows, useRows } from './MoreRows.tsx'
import { readAssets } from './reads.ts'

const FIELDS = { q: freeText, status: oneOf(ASSET_STATUSES, null), group: oneOf(ASSET_GROUPINGS, null) }

type OpenedDialog = OpenedAsset | { readonly dialog: 'import' }

/** What the address can ask to open, as the palette does. */
const OPENED: Readonly<Record<string, OpenedDialog>> = {
  asset: { dialog: 'asset', asset: null },
  import: { dialog: 'import' },
}

/** The maintained assets. */
export function Assets() {
  const words = useWords()
  const { client } = useSession()
  const list = useListPlace(FIELDS)
  const { q: search, status, group } = list.place
  const [asked, setAsked] = useAddressParam('open')
  const [chosen, setOpen] = useState<OpenedDialog | null>(null)
  const open = chosen ?? OPENED[asked ?? ''] ?? null
  const { read, state, ...rows } = useRows(group !== null, (limit) => readAssets(search, limit, status))
  const exporting = useAction()
  const close = () => {
    setOpen(null)
    setAsked(null)
  }
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
            onClick={() =>
              void exporting.run(async () =>
                download(await client.maintenances.export({ for: 'spreadsheet' })),
              )
            }
          >
            {words.t('panel.assets.export')}
          </button>
          <button type="button" className="button small" onClick={() => setOpen({ dialog: 'import' })}>
            {words.t('panel.assets.import')}
          </button>
        </span>
      }
    >
      <div className="list-filters">
        <SearchField
          label={words.t('panel.assets.search')}
          value={search}
          onChange={(q) => list.type({ q })}
        />
        <span className="list-tools">
          <FilterSelect
            label={words.t('panel.assets.status')}
            value={status}
            options={ASSET_STATUSES}
            none={words.t('panel.assets.status.all')}
            nameOf={(one) => words.t(`panel.asset.${one}`)}
            onChange={(status) => list.choose({ status })}
          />
          <FilterSelect
            label={words.t('panel.group')}
            value={group}
            options={ASSET_GROUPINGS}
            none={words.t('panel.group.none')}
            nameOf={(one) => words.t(`panel.assets.group.${one}`)}
            onChange={(group) => list.choose({ group })}
          />
          <button type="button" className="button" onClick={add}>
            {words.t('panel.assets.add')}
          </button>
        </span>
      </div>
      {exporting.error !== undefined && <Failure error={exporting.error} />}
      <Loaded read={read} state={state}>
        {({ items, next_cursor }) => (
          <>
            {items.length === 0 && (
              <NoAssets narrowed={list.narrowed} onAdd={add} onImport={() => setOpen({ dialog: 'import' })} />
            )}
            <AssetRows key={`${search} ${status}`} assets={items} group={group} onOpen={setOpen} />
            <MoreRows next={next_cursor} {...rows} />
          </>
        )}
      </Loaded>
      {open?.dialog === 'asset' && <AssetDialog asset={open.asset} onClose={close} />}
      {open?.dialog === 'plan' && <MaintenanceDialog assetId={open.asset.id} onClose={close} />}
      {open?.dialog === 'import' && <ImportDialog onClose={close} />}
    </Card>
  )
}

interface NoAssetsProps {
  readonly narrowed: boolean
  readonly onAdd: () => void
  readonly onImport: () => void
}

/** Without any, the first one is what to do next. */
function NoAssets({ narrowed, onAdd, onImport }: NoAssetsProps) {
  const words = useWords()
  if (narrowed) return <Empty title={words.t('panel.assets.not_found')} />
  return (
    <Empty
      title={words.t('panel.assets.none')}
      actions={
        <>
          <button type="button" className="button primary" onClick={onAdd}>
            {words.t('panel.assets.none.add')}
          </button>
          <button type="button" className="button" onClick={onImport}>
            {words.t('panel.import.title')}
          </button>
        </>
      }
    >
      {words.t('panel.assets.none.what')}
    </Empty>
  )
}
