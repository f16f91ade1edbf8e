import { useWords } from '../session.ts'
import { Icon } from './Icon.tsx'

interface TableToggleProps {
  readonly table: boolean
  readonly onChange: (table: boolean) => void
}

/** Switches between a plot and the table behind it. */
export function TableToggle({ table, onChange }: TableToggleProps) {
  const words = useWords()
  return (
    <button
      type="button"
      className="button link glyph"
      aria-pressed={table}
      title={words.t('panel.table.show')}
      onClick={() => onChange(!table)}
    >
      <Icon name="table" />
      <span className="unseen">{words.t('panel.table.show')}</span>
    </button>
  )
}
