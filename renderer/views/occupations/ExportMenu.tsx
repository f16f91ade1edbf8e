import type { OccupationStatus } from '../../../shared/occupation.ts'
import { localDayText } from '../../../shared/time/local-time.ts'
import { FailureDialog } from '../../parts/FailureDialog.tsx'
import { download } from '../../parts/file.ts'
import { Menu } from '../../parts/Menu.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useSession, useWords } from '../../session.ts'

const FORMATS = [
  { format: 'csv', label: 'panel.occupations.export.csv', media_type: 'text/csv' },
  { format: 'md', label: 'panel.occupations.export.md', media_type: 'text/markdown' },
  { format: 'json', label: 'panel.occupations.export.json', media_type: 'application/json' },
] as const

interface ExportMenuProps {
  /** Only these, as in the list. */
  readonly status: OccupationStatus | null
  readonly disabled: boolean
}

/** Exports the records as a file. */
export function ExportMenu({ status, disabled }: ExportMenuProps) {
  const words = useWords()
  const { client } = useSession()
  const action = useAction()
  const hand = ({ format, media_type }: (typeof FORMATS)[number]) =>
    void action.run(async () => {
      const { text } = await client.occupations.export({
        format,
        language: words.language,
        ...(status && { status }),
      })
      const day = localDayText(Date.now(), words.zone)
      const file_name = ['occupations', ...(status ? [status] : []), `${day}.${format}`].join('-')
      download({ file_name, media_type, content: text })
    })
  return (
    <>
      <Menu
        buttonClass="small"
        label={words.t(action.busy ? 'panel.occupations.exporting' : 'panel.assets.export')}
        disabled={disabled || action.busy}
        items={FORMATS.map((one) => ({
          key: one.format,
          label: words.t(one.label),
          act: () => hand(one),
        }))}
      />
      {action.error !== undefined && (
        <FailureDialog
          title={words.t('panel.occupations.not_exported')}
          error={action.error}
          onClose={action.clear}
        />
      )}
    </>
  )
}
