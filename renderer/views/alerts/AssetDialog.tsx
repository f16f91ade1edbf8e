import type { Asset, AssetInput } from '../../../shared/maintenance.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { RemoveDetails } from '../../parts/RemoveDetails.tsx'
import { forgetEntries } from '../../parts/useKept.ts'
import { useSession, useWords } from '../../session.ts'
import { EntryForm } from '../settings/EntryForm.tsx'
import type { SchemaObject } from '../settings/json-schema.ts'
import { DoneWork } from './DoneWork.tsx'
import { assetJson } from './entry-schemas.computed.ts'
import { DayField, NotesField } from './MaintenanceDialog.tsx'
import { Readings } from './Readings.tsx'

interface AssetDialogProps {
  readonly asset: Asset | null
  readonly onClose: () => void
}

/** Adds an asset, or changes or removes one. */
export function AssetDialog({ asset, onClose }: AssetDialogProps) {
  const words = useWords()
  const { client, reads } = useSession()
  const form = `asset ${asset?.id ?? 'new'}`
  const close = () => {
    forgetEntries(form)
    onClose()
  }
  const save = async (value: SchemaObject) => {
    const input = value as unknown as AssetInput
    await (asset ? client.assets.edit({ id: asset.id, ...input }) : client.assets.add(input))
    reads.invalidate(['alerts'])
  }
  const remove = async ({ id }: Asset) => {
    await client.assets.remove({ id })
    reads.invalidate(['alerts'])
  }
  return (
    <Dialog wide title={asset ? asset.name : words.t('panel.assets.add')} onClose={close}>
      <EntryForm
        of="assets"
        form={form}
        schema={assetJson}
        value={asset as SchemaObject | null}
        own={{ commissioned_on: DayField, notes: NotesField }}
        save={save}
        onDone={close}
      >
        {asset && <DoneWork assetId={asset.id} />}
        {asset && <Readings asset={asset} />}
        {asset && (
          <RemoveDetails
            label={words.t('panel.assets.remove')}
            what={words.t('panel.assets.remove.what', { count: asset.open_maintenances })}
            remove={() => remove(asset)}
            onRemoved={close}
          />
        )}
      </EntryForm>
    </Dialog>
  )
}
