import type { OccupationStatus } from '../../../shared/occupation.ts'
import { FailureDialog } from '../../parts/FailureDialog.tsx'
import { blobOf, download } from '../../parts/file.ts'
import { Menu } from '../../parts/Menu.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useSession, useWords } from '../../session.ts'

const FORMATS = ['xlsx', 'csv', 'site', 'md', 'json'] as const

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
  const hand = (format: (typeof FORMATS)[number]) =>
    void action.run(async () => {
      const { file_name, media_type, text, data_base64 } = await client.occupations.export({
        format,
        language: words.language,
        ...(status && { status }),
      })
      download({ file_name, media_type, content: text ?? blobOf(data_base64 ?? '') })
    })
  return (
    <>
      <Menu
        buttonClass="small"
        label={words.t(action.busy ? 'panel.occupations.exporting' : 'panel.assets.export')}
        disabled={disabled || action.busy}
        items={FORMATS.map((format) => ({
          key: format,
          label: words.t(`panel.occupations.export.${format}`),
          act: () => hand(format),
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
