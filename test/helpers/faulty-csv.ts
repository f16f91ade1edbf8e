/** A large file of maintenances with 37 invalid rows, each kind of fault several times. */
import type { ImportProblem } from '../../shared/import-row.ts'

const HEADINGS = 'asset,title,planned_on,status,completed_on,recurrence,cost,reference,notes'

/** Each way in which a row can be invalid, as the row's text. */
const FAULTS: readonly (readonly [ImportProblem, (row: number) => string])[] = [
  ['missing', (row) => `,Check,2026-05-01,planned,,,,F-${row},`],
  ['missing', (row) => `Pump,,2026-05-01,planned,,,,F-${row},`],
  ['missing', (row) => `Pump,Check,,planned,,,,F-${row},`],
  ['not_a_date', (row) => `Pump,Check,soon,planned,,,,F-${row},`],
  ['impossible_date', (row) => `Pump,Check,2026-02-30,planned,,,,F-${row},`],
  ['date_out_of_range', (row) => `Pump,Check,1066-10-14,planned,,,,F-${row},`],
  ['not_a_number', (row) => `Pump,Check,2026-05-01,planned,,,dear,F-${row},`],
  ['number_out_of_range', (row) => `Pump,Check,2026-05-01,planned,,,-4,F-${row},`],
  ['number_out_of_range', (row) => `Pump,Check,2026-05-01,planned,,2000 days,,F-${row},`],
  ['too_long', (row) => `Pump,${'x'.repeat(201)},2026-05-01,planned,,,,F-${row},`],
  ['too_few_columns', () => 'Pump,Check'],
  ['too_many_columns', (row) => `Pump,Check,2026-05-01,planned,,,,F-${row},,one,two`],
  ['stray_quote', (row) => `Pump,"Check"x,2026-05-01,planned,,,,F-${row},`],
  ['control_character', (row) => `Pump,Che\u0007ck,2026-05-01,planned,,,,F-${row},`],
  ['completed_before_done', (row) => `Pump,Check,2026-05-01,planned,2026-04-01,,,F-${row},`],
  ['conflicting_reference', () => 'Pump,Check,2026-05-01,planned,,,,R-0,'],
]
const FAULTY = 37

/** @returns the file, its data rows, and the problem of each faulty line */
export function faultyMaintenances(rows: number) {
  const every = Math.floor(rows / (FAULTY + 1))
  const faulty = new Map<number, ImportProblem>()
  const lines = [HEADINGS]
  for (let row = 0; row < rows; row++) {
    const fault =
      row > 0 && row % every === 0 && faulty.size < FAULTY ? FAULTS[faulty.size % FAULTS.length] : undefined
    if (fault === undefined) lines.push(goodRow(row))
    else {
      const [problem, rowOf] = fault
      lines.push(rowOf(row))
      faulty.set(row + 2, problem)
    }
  }
  return { content: `${lines.join('\r\n')}\r\n`, rows, faulty }
}

function goodRow(row: number): string {
  const day = String((row % 28) + 1).padStart(2, '0')
  return `Machine ${row % 2000},Inspection ${row % 7},2026-0${(row % 9) + 1}-${day},planned,,,,R-${row},`
}
