import { useRef, useState } from 'react'
import { base64Of } from '../../parts/file.ts'
import { useWords } from '../../session.ts'
import { RecordsImport } from './RecordsImport.tsx'
import type { RecordsFile } from './records-file.ts'

/** Chooses a file of records, and shows what its import would do. */
export function ImportButton() {
  const words = useWords()
  const input = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<RecordsFile | null>(null)
  const choose = async (file: File | undefined) => {
    if (file) setChosen({ name: file.name, data_base64: await base64Of(file) })
  }
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
          void choose(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      {chosen && <RecordsImport file={chosen} onClose={() => setChosen(null)} />}
    </>
  )
}
