/** Occupation records with versions of every author, and what they cost. */
import { createLibraryStore } from '../../main/adapters/sqlite/occupations/library.ts'
import { createRewriteStore } from '../../main/adapters/sqlite/occupations/rewrites.ts'
import type { Application } from '../../main/application.ts'
import { costOf } from '../../main/core/jobs/occupations/cost.ts'
import { pricingOf, shapeOf } from '../../main/core/jobs/occupations/pricing.ts'
import { occupationsSettings } from '../../main/core/jobs/occupations/settings.ts'
import { literalMessage } from '../../shared/errors.ts'
import type { OccupationContent } from '../../shared/occupation.ts'
import { DAY_MS, HOUR_MS } from '../../shared/time/units.ts'
import { noiseOf } from './noise.ts'

/** Code, title, skills, sector. Titles are short forms of those of the French ROME. */
const RECORDS: readonly (readonly [code: string, title: string, skills: string, sector: string])[] = [
  ['A1203', 'Jardinier paysagiste', 'Tailler;Planter;Irriguer', 'Espaces verts'],
  ['A1416', 'Maraîcher', 'Semer;Récolter;Conduire un tracteur', 'Agriculture'],
  ['B1301', 'Décorateur d’intérieur', 'Dessiner;Conseiller;Chiffrer', 'Décoration'],
  ['C1201', 'Conseiller clientèle en banque', 'Conseiller;Analyser un dossier;Vendre', 'Banque'],
  ['D1102', 'Boulanger', 'Pétrir;Façonner;Cuire', 'Artisanat'],
  ['D1106', 'Vendeur en alimentation', 'Accueillir;Encaisser;Mettre en rayon', 'Commerce'],
  ['E1103', 'Chargé de communication', 'Rédiger;Organiser;Mesurer', 'Communication'],
  ['F1106', 'Ingénieur en bâtiment', 'Calculer;Planifier;Contrôler', 'Construction'],
  ['F1602', 'Électricien du bâtiment', 'Câbler;Mesurer;Mettre en service', 'Construction'],
  ['F1703', 'Maçon', 'Coffrer;Monter un mur;Lire un plan', 'Construction'],
  ['G1602', 'Cuisinier', 'Préparer;Dresser;Gérer un stock', 'Restauration'],
  ['G1803', 'Serveur en restauration', 'Accueillir;Servir;Encaisser', 'Restauration'],
  ['H1203', 'Dessinateur en mécanique', 'Modéliser;Coter;Vérifier', 'Industrie'],
  ['H2903', 'Opérateur sur machine-outil', 'Régler;Usiner;Contrôler', 'Industrie'],
  ['I1304', 'Technicien de maintenance', 'Diagnostiquer;Réparer;Prévenir', 'Industrie'],
  ['I1604', 'Mécanicien automobile', 'Diagnostiquer;Remplacer;Essayer', 'Automobile'],
  ['J1501', 'Aide-soignant', 'Soigner;Écouter;Transmettre', 'Santé'],
  ['J1506', 'Infirmier', 'Soigner;Surveiller;Coordonner', 'Santé'],
  ['K1302', 'Auxiliaire de vie', 'Aider;Accompagner;Alerter', 'Aide à domicile'],
  ['K2111', 'Formateur', 'Transmettre;Évaluer;Animer', 'Formation'],
  ['M1203', 'Comptable', 'Saisir;Rapprocher;Déclarer', 'Gestion'],
  ['M1805', 'Développeur informatique', 'Concevoir;Programmer;Tester', 'Numérique'],
  ['N1103', 'Magasinier', 'Réceptionner;Ranger;Expédier', 'Logistique'],
  ['N4101', 'Conducteur routier', 'Conduire;Arrimer;Livrer', 'Transport'],
]

/** Tokens of one rewrite. */
const USAGE = { input: 812, output: 1404, cacheRead: 640, cacheWrite: 8 }

/** Imports the records, then writes versions over the last months: of the model, of a person, and failures. */
export async function seedRecords({ foundation, client }: Application): Promise<void> {
  const { clock, db } = foundation
  const lines = RECORDS.map(([code, title]) => `${code},${title}`)
  const data_base64 = Buffer.from(['code,title', ...lines].join('\n')).toString('base64')
  await client('en').occupations.import({ name: 'records.csv', data_base64, publish: true })
  const monthStarted = clock.now() - new Date(clock.now()).getUTCDate() * DAY_MS + DAY_MS
  const write = writerOf(foundation)
  for (const [at, [code]] of RECORDS.entries()) {
    for (const [edition, daysBefore] of [58, 27, 0].entries()) {
      write.model(
        code,
        edition,
        monthStarted - daysBefore * DAY_MS + at * 25_000,
        edition === 2 && at % 6 === 5,
      )
    }
    if (at % 8 === 5) write.person(code, clock.now() - at * 2 * HOUR_MS)
  }
  const library = createLibraryStore(db)
  for (const code of ['B1301', 'H1203']) library.setStatus(code, 'draft', clock.now())
}

function writerOf({ db, settings }: Application['foundation']) {
  const store = createRewriteStore(db)
  const asked = occupationsSettings(settings)
  const { model } = asked
  const { prices } = pricingOf(asked)
  const cost = costOf(USAGE, prices, false)
  const version = { simulated: false, cycleId: null } as const
  return {
    model: (code: string, edition: number, at: number, fails: boolean) => {
      const order = { code, at, runId: null, model, shape: shapeOf(asked), mark: null, prices, amount: cost }
      const [call] = store.reserve([order])
      if (call === undefined) throw new Error('the call was not reserved')
      const common = { code, at, agent: 'monthly', cycleId: null, settlement: { call, usage: USAGE, cost } }
      if (fails)
        return store.saveFailure({
          ...common,
          problem: {
            messageKey: 'occupation_refused',
            params: { code, detail: { messageKey: 'occupations.no_reason' } },
          },
        })
      const description = literalMessage(model)
      const content = contentOf(code, edition)
      const by = { author: 'claude', description, model, prompt: 'occupation.v1', cost } as const
      store.saveVersion({ ...version, ...common, ...by, content })
    },
    person: (code: string, at: number) => {
      const content = { ...contentOf(code, 2), environments: ['Atelier', 'Chantier'] }
      const by = { author: 'person', agent: 'person', description: literalMessage('') } as const
      const free = { model: null, prompt: null, cost: 0, settlement: null }
      store.saveVersion({ ...version, ...by, ...free, code, at, content })
    },
  }
}

/** @param edition 0, 1, 2: later ones pay a little more and name one skill more */
function contentOf(code: string, edition: number): OccupationContent {
  const [, title = '', skills = '', sector = ''] = RECORDS.find(([known]) => known === code) ?? []
  const base = 21_000 + Math.round(noiseOf(code)() * 18) * 1000 + edition * 400
  const level = (share: number) => {
    const median = Math.round((base * share) / 100) * 100
    return { min: median - 3000, median, max: median + 4500 }
  }
  const all = [...skills.split(';'), 'Organiser son travail', 'Former un débutant']
  return {
    description: `Le métier de ${title.toLowerCase()} s’exerce dans le secteur « ${sector} ». Il demande méthode et régularité.`,
    short_description: `${title}, secteur ${sector}.`,
    skills: all.slice(0, 3 + edition),
    transversal_skills: ['Rigueur', 'Esprit d’équipe'],
    training: ['CAP ou baccalauréat professionnel'],
    certifications: edition === 0 ? [] : ['Certificat de qualification professionnelle'],
    working_conditions: ['Horaires réguliers'],
    environments: ['Entreprise'],
    related_occupations: RECORDS.filter(([other]) => other !== code && other[0] === code[0]).map(
      ([, name]) => name,
    ),
    sectors: [sector],
    salaries: { junior: level(1), experienced: level(1.25), senior: level(1.6) },
    outlook: { tension: 0.6, trend: edition < 2 ? 'stable' : 'growing', five_years: 'Demande soutenue.' },
  }
}
