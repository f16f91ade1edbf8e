/** `vigie maintenances import`: what the preview of a file says, and how it ends. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import type { Cli } from '../../../main/adapters/cli/base.ts'
import { registerImport } from '../../../main/adapters/cli/import-file.ts'
import { type ImportSource, importSourceSchema } from '../../../shared/import.ts'
import { localizeAnswer } from '../../../shared/localized.ts'
import type { MessageParams } from '../../../shared/messages/catalogue.ts'
import { translateWith } from '../../../shared/messages/index.ts'
import { callerIn } from '../../helpers/caller.ts'
import { createImportHarness, type ImportHarness } from '../../helpers/import-harness.ts'

const previewed = (lines: readonly string[], ...options: readonly string[]) =>
  previewedWith(createImportHarness(), lines, ...options)

/** Runs the command in French on a file of these lines, and returns what it prints and its exit code. */
async function previewedWith(
  { imports, accept }: ImportHarness,
  lines: readonly string[],
  ...options: readonly string[]
) {
  const end = { text: '', code: 0 }
  const previewImport = async (source: Partial<ImportSource>) =>
    localizeAnswer(
      await imports.maintenances.previewImport(importSourceSchema.parse(source), callerIn('fr')),
      'fr',
    )
  const cli = {
    language: 'fr',
    signal: new AbortController().signal,
    anywhere: async () => ({
      maintenances: { previewImport, acceptImport: ({ token }: { token: string }) => accept(token) },
    }),
    say: (key: 'code', params: MessageParams) => translateWith('terminal', 'fr', key, params),
    print: (found: object, text: (found: object) => string) => {
      end.text = text(found)
    },
    leaveWith: (code: number) => {
      end.code = code
    },
  }
  const file = join(mkdtempSync(join(tmpdir(), 'vigie-import-')), 'plan.csv')
  writeFileSync(file, lines.join('\n'))
  const program = new Command().exitOverride()
  registerImport(program, cli as unknown as Cli, 'maintenances')
  await program.parseAsync(['import', file, ...options], { from: 'user' })
  return end
}

const HEAD = 'Machine;Tâche;Échéance;Périodicité;Statut;Couleur'
const row = (day: string, more = ';;') => `Tour;Vidange ${day};${day};${more}`

describe('an import that is accepted', () => {
  it('names assets that it added besides, if it added any', async () => {
    const harness = createImportHarness()
    const first = await previewedWith(harness, [HEAD, row('05/01/2027')], '--accept')
    expect(first.text).toContain(': 1 nouvelle, actifs ajoutés : 1.')
    const next = await previewedWith(harness, [HEAD, row('05/02/2027')], '--accept')
    expect(next.text).toContain(': 1 nouvelle.')
  })
})

describe('the preview of a French list', () => {
  it('counts in words that agree, and names what it does not read', async () => {
    const { text, code } = await previewed([HEAD, row('05/01/2026', '6 mois;;rouge')])
    expect(text).toContain('1 ligne : 1 nouvelle. Rien n’a été importé ; ajoutez --accept.')
    expect(text).toContain('1 serait en retard')
    expect(text).toContain('1 date ambiguë est lue dans l’ordre jour/mois')
    expect(text).toContain('Non utilisé dans le fichier : Couleur.')
    expect(text).toMatch(/6 mois/)
    expect(code).toBe(0)
  })

  it('says how many rows it does not show', async () => {
    const days = Array.from({ length: 22 }, (_, at) => `${String(at + 1).padStart(2, '0')}/05/2027`)
    const { text } = await previewed([HEAD, ...days.map((day) => row(day))])
    expect(text).toContain('et 2 autres lignes')
  })

  it('ends with what is missing if it cannot be imported so', async () => {
    const { text, code } = await previewed([HEAD, row('05/01/2027', ';Bleu;')])
    expect(text).toContain('Rien ne peut être importé ainsi : donnez ce qui manque ci-dessus.')
    expect(code).toBe(2)
  })

  it('refuses a line of the headings that is no number', async () => {
    await expect(previewed([HEAD], '--heading-line', 'zero')).rejects.toMatchObject({ code: 'invalid_input' })
  })
})

describe('the preview in the words of its reader', () => {
  it('says meters, recurrences and amounts', async () => {
    const lines = [
      'Machine;Tâche;Échéance;Périodicité;Compteur;Coût',
      'Tour;Vidange;2027-05-01;2 ans;1200 h, tous les 500 h;1250,5',
    ]
    const { text } = await previewed(lines)
    const plain = text.replace(/[\u00a0\u202f]/g, ' ')
    expect(plain).toContain('1 200 h, toutes les 500 h')
    expect(plain).toContain('1 250,5')
    expect(plain).toContain('2 ans')
    expect(text).toContain('« Machine »')
  })

  it('takes fields and meanings by their French names', async () => {
    const lines = ['Engin;Boulot;Échéance;Avancement', 'Tour;Vidange;2027-05-01;Bleu']
    const { text, code } = await previewed(
      lines,
      ...[
        '--column',
        'intitulé=Boulot',
        '--value',
        'état:Bleu=en cours',
        '--constant',
        'emplacement=Atelier',
      ],
    )
    expect(text).toContain('En cours')
    expect(text).toContain('Atelier')
    expect(code).toBe(0)
  })

  it('says what the rows change, from what is stored to what the file says', async () => {
    const harness = createImportHarness()
    const head = 'Machine;Tâche;Échéance;Réf;Coût;Périodicité'
    const same = 'Tour;Courroie;2027-05-02;B-2;;'
    await previewedWith(harness, [head, 'Tour;Vidange;2027-05-01;B-1;;1 an', same], '--accept')
    const { text } = await previewedWith(harness, [head, 'Tour;Vidange;2027-06-01;B-1;12,5;', same])
    expect(text).toContain(
      'ligne 2 : prévue le : 01/05/2027 → 01/06/2027, récurrence : 1 an → –, coût : – → 12,5',
    )
    expect(text).not.toContain('ligne 3 :')
  })

  it('names what it ignores, and why', async () => {
    const { text } = await previewed([HEAD, row('05/01/2027'), 'Total;;;;;', ';;;;;rouge'])
    expect(text).toContain('ligne 3, ignorée (« Total ») : c’est un total')
    expect(text).toContain('ligne 4, ignorée (« rouge ») : elle n’a aucune des valeurs nécessaires')
  })

  it('names the option whose column the file does not have', async () => {
    const started = previewed([HEAD, row('05/01/2027')], '--column', 'intitulé=Boulot')
    await expect(started).rejects.toMatchObject({ params: { field: '--column' } })
  })

  it('takes the choices of its options by their French words', async () => {
    const { text } = await previewed([HEAD, row('05/01/2026')], '--dates', 'mois/jour/année')
    expect(text).toContain('dans l’ordre mois/jour')
  })

  it('names the headings that were read if a column is missing', async () => {
    const { text, code } = await previewed(['A;B', '1;2'])
    expect(text).toContain('En-têtes lus dans le fichier : A, B.')
    expect(code).toBe(2)
  })
})
