import { useRef, useState } from 'react'
import { useWords } from '../../session.ts'
import { RecordsImport } from './RecordsImport.tsx'

/** Chooses a file of records, and shows what its import would do. */
export function ImportButton() {
  const words = useWords()
  const input = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<File | null>(null)
  return (
    <>
      <button type="button" className="button small" onClick={() => input.current?.click()}>
        {words.t('panel.assets.import')}
      </button>
      <input
        ref={input}
        className="unseen"
        type="file"
        tabIndex={-1}
        aria-label={words.t('panel.import.file')}
        accept=".xlsx,.ods,.csv,.tsv,.txt,.json,.zip,.db,.sqlite"
        onChange={(event) => {
          setChosen(event.target.files?.[0] ?? null)
          event.target.value = ''
        }}
      />
      {chosen && <RecordsImport file={chosen} onClose={() => setChosen(null)} />}
    </>
  )
}
