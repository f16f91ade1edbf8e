/** What is done to all chosen rows of a list, and how many there are. */
import type { ReactNode } from 'react'
import { useWords } from '../session.ts'
import type { RowSelection } from './useSelection.ts'

interface BulkBarProps {
  readonly selection: Pick<RowSelection<unknown>, 'chosen' | 'all' | 'toggleAll' | 'clear'>
  /** The actions; shown once a row is chosen. */
  readonly children: ReactNode
}

/** A box that chooses all rows, and the actions on those that are chosen. */
export function BulkBar({ selection, children }: BulkBarProps) {
  const words = useWords()
  const count = selection.chosen.length
  return (
    <fieldset className="bulk-bar">
      <legend className="unseen">{words.t('panel.bulk')}</legend>
      <label className="bulk-all">
        <input
          type="checkbox"
          checked={selection.all}
          ref={(box) => {
            if (box) box.indeterminate = count > 0 && !selection.all
          }}
          onChange={selection.toggleAll}
        />
        {count === 0 ? words.t('panel.bulk.all') : words.t('panel.bulk.chosen', { count })}
      </label>
      {count > 0 && (
        <span className="buttons">
          {children}
          <button type="button" className="button small link" onClick={selection.clear}>
            {words.t('panel.bulk.none')}
          </button>
        </span>
      )}
    </fieldset>
  )
}
