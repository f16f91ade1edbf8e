import type { Maintenance, MaintenanceInput } from '../../../shared/maintenance.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { forgetEntries } from '../../parts/useKept.ts'
import { useRead, useSession, useWords } from '../../session.ts'
import { EntryForm, type OwnFieldProps } from '../settings/EntryForm.tsx'
import type { SchemaObject } from '../settings/json-schema.ts'
import { maintenanceJson } from './entry-schemas.computed.ts'
import { readAssets } from './reads.ts'

interface MaintenanceDialogProps {
  readonly maintenance?: Maintenance
  /** The asset of a new maintenance, if known. */
  readonly assetId?: number
  /** The day of a new maintenance, if known. */
  readonly day?: string
  readonly onClose: () => void
}

/** Plans a maintenance, or changes one. */
export function MaintenanceDialog({ maintenance, assetId, day, onClose }: MaintenanceDialogProps) {
  const words = useWords()
  const { client, reads } = useSession()
  const save = async (value: SchemaObject) => {
    const input = value as unknown as MaintenanceInput
    await (maintenance
      ? client.maintenances.edit({ id: maintenance.id, ...input })
      : client.maintenances.add(input))
    reads.invalidate(['alerts'])
  }
  const close = () => {
    forgetEntries(form)
    onClose()
  }
  const known = {
    ...(assetId !== undefined && { asset_id: assetId }),
    ...(day !== undefined && { planned_on: day }),
  }
  const form = `maintenance ${maintenance?.id ?? `new ${assetId} ${day}`}`
  const start = maintenance ?? (Object.keys(known).length === 0 ? null : known)
  return (
    <Dialog
      wide
      title={words.t(maintenance ? 'panel.maintenance.edit' : 'panel.calendar.plan')}
      onClose={close}
    >
      <EntryForm
        of="maintenances"
        form={form}
        schema={maintenanceJson}
        value={start as SchemaObject | null}
        own={{ asset_id: AssetField, planned_on: DayField, completed_on: DayField, notes: NotesField }}
        save={save}
        onDone={close}
      />
    </Dialog>
  )
}

const readAll = readAssets('', 1000)

function AssetField({ id, value, invalid, describedBy, onChange }: OwnFieldProps) {
  const words = useWords()
  const { data } = useRead(readAll)
  return (
    <select
      id={id}
      className="input"
      value={value === null ? '' : String(value)}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      onChange={(event) => onChange(event.target.value === '' ? null : Number(event.target.value))}
    >
      <option value="">{words.t('panel.maintenance.choose_asset')}</option>
      {data?.items.map((asset) => (
        <option key={asset.id} value={asset.id}>
          {asset.name}
        </option>
      ))}
    </select>
  )
}

/** The field of a day in a form that is entered as a whole. */
export function DayField({ id, value, invalid, describedBy, onChange }: OwnFieldProps) {
  return (
    <input
      id={id}
      type="date"
      className="input"
      value={typeof value === 'string' ? value : ''}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
    />
  )
}

/** The field of notes, which may have lines, in a form that is entered as a whole. */
export function NotesField({ id, value, invalid, describedBy, onChange }: OwnFieldProps) {
  return (
    <textarea
      id={id}
      className="input"
      rows={3}
      value={typeof value === 'string' ? value : ''}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
