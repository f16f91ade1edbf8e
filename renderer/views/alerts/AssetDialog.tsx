import type { Asset, AssetInput } from '../../../shared/maintenance.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { Failure } from '../../parts/Failure.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useSession, useWords } from '../../session.ts'
import { EntryForm } from '../settings/EntryForm.tsx'
import type { SchemaObject } from '../settings/json-schema.ts'
import { assetJson } from './entry-schemas.computed.ts'
import { DayField } from './MaintenanceDialog.tsx'
import { Readings } from './Readings.tsx'

interface AssetDialogProps {
  readonly asset: Asset | null
  readonly onClose: () => void
}

/** Adds an asset, or changes or removes one. */
export function AssetDialog({ asset, onClose }: AssetDialogProps) {
  const words = useWords()
  const { client, reads } = useSession()
  const save = async (value: SchemaObject) => {
    const input = value as unknown as AssetInput
    await (asset ? client.assets.edit({ id: asset.id, ...input }) : client.assets.add(input))
    reads.invalidate(['alerts'])
  }
  return (
    <Dialog wide title={asset ? asset.name : words.t('panel.assets.add')} onClose={onClose}>
      <EntryForm
        of="assets"
        schema={assetJson}
        value={asset as SchemaObject | null}
        own={{ commissioned_on: DayField }}
        save={save}
        onDone={onClose}
      >
        {asset && <Readings asset={asset} />}
        {asset && <Remove asset={asset} onDone={onClose} />}
      </EntryForm>
    </Dialog>
  )
}

function Remove({ asset, onDone }: { readonly asset: Asset; readonly onDone: () => void }) {
  const words = useWords()
  const { client, reads } = useSession()
  const action = useAction()
  return (
    <details className="remove">
      <summary>{words.t('panel.assets.remove')}</summary>
      <p>{words.t('panel.assets.remove.what', { count: asset.open_maintenances })}</p>
      <button
        type="button"
        className="button danger"
        disabled={action.busy}
        onClick={() =>
          void action.run(async () => {
            await client.assets.remove({ id: asset.id })
            reads.invalidate(['alerts'])
            onDone()
          })
        }
      >
        {words.t('panel.assets.remove')}
      </button>
      {action.error !== undefined && <Failure error={action.error} />}
    </details>
  )
}
