/** Usual headings of each field, normalised, the most specific first in each language. */
import type { ImportField } from '../../../../../shared/import.ts'

export interface HeadingWords {
  readonly fr: readonly string[]
  readonly en: readonly string[]
}

/** Text such as `a|b c|d` as a list. */
const words = (text: string) => text.split('|')

/** Each of the headings with each unit behind it. */
const withUnits = (headings: string, units: string) =>
  words(headings).flatMap((heading) => words(units).map((unit) => `${heading} ${unit}`))

export const HEADING_WORDS: Readonly<Record<ImportField, HeadingWords>> = {
  asset: {
    fr: words(
      'actif|equipement|machine|nom de l actif|nom de l equipement|bien|installation|vehicule|engin|appareil|materiel|ouvrage|elements associes|designation equipement|designation de l equipement|libelle equipement|libelle de l equipement|designation machine|nom equipement|nom machine|nom du materiel|nom du vehicule|repere equipement|machine concernee|equipement concerne',
    ),
    en: words(
      'asset|asset name|equipment|equipment name|machine|vehicle|vehicle name|unit|device|component s|component|installation|asset description|equipment description|machine name|device name',
    ),
  },
  name: {
    fr: words('nom|actif|equipement|machine|designation|libelle|vehicule|modele'),
    en: words('name|item name|asset|asset name|equipment|machine|vehicle|model name|model'),
  },
  title: {
    fr: words(
      'travaux a faire|travaux a realiser|travail a faire|travail demande|travaux demandes|titre|intitule|tache|travaux|operation|intervention|action|libelle bt|libelle ot|libelle du bt|libelle de l ot|libelle intervention|libelle de l intervention|designation bt|designation ot|designation des travaux|nature des travaux|type de maintenance|maintenance|objet|libelle|designation|description|type|nature de l intervention|objet de la demande|motif de l intervention|description des travaux|description de l intervention',
    ),
    en: words(
      'work to be done|work required|work requested|pm name|pm task|service name|job title|title|task|task name|work|summary|subject|service task|maintenance task|work order title|maintenance|activity|description|type|work description|task description|job description|maintenance description|problem description|work order description|wo description',
    ),
  },
  planned_on: {
    fr: words(
      'date prevue|date planifiee|echeance|date d echeance|prevue le|prochaine echeance|prochaine date|date limite|a faire le|date de debut|date debut|date|date de debut prevue|date debut prevue|date previsionnelle|date souhaitee|date planification|date programmee|prochain entretien|prochaine maintenance|prochain controle|prochaine visite|date prochaine maintenance|date du prochain entretien|planifie le|programme le',
    ),
    en: words(
      'planned on|planned date|due date|due on|scheduled date|scheduled for|next due|next due date|next date|deadline|target date|due|planned|scheduled|start date|date|planned start|planned start date|scheduled start|scheduled start date|next service|next service date|next maintenance|next maintenance date|next pm date|next inspection|next inspection date|target completion date|expected completion date|required by|due by|date due|due at|scheduled at|planned at|early start',
    ),
  },
  asset_code: {
    fr: words(
      'code actif|code equipement|code machine|numero de serie|immatriculation|inventaire|n inventaire|no inventaire|num inventaire|numero inventaire|numero d inventaire|n d inventaire|code|repere|matricule|code de l equipement|code de la machine|n de serie|n serie|n equipement|n machine|n de parc|numero de parc',
    ),
    en: words(
      'asset code|asset tag|asset number|serial number|equipment number|asset id|tag|license plate|code|equipment id|equipment code|machine id|machine number|unit number|unit id|fleet number|vin|serial|mch code|machine code|asset no|equipment no',
    ),
  },
  code: {
    fr: words(
      'code|code actif|numero de serie|inventaire|numero|immatriculation|n inventaire|no inventaire|num inventaire|numero inventaire|numero d inventaire|n d inventaire|repere|matricule|n de parc|n de serie|code machine|code equipement|reference|ref|reference interne|reference equipement',
    ),
    en: words(
      'code|asset code|asset tag|asset number|inventory number|serial number|serial|tag|equipment id|equipment code|machine id|unit number|vin|reference|ref',
    ),
  },
  status: {
    fr: words(
      'statut|etat|avancement|fait|realise|termine|etape|statut ot|statut bt|etat bt|etat ot|etat d avancement|statut de la demande',
    ),
    en: words(
      'status|state|stage|done|progress|work order status|wo status|task status|job status|progress status',
    ),
  },
  completed_on: {
    fr: words(
      'realise le|effectue le|execute le|cloture le|termine le|date d execution|date d intervention effective|date effective|date reelle|date fin reelle|date de realisation|realisee le|terminee le|fait le|date de fin reelle|date de fin|date realisee|date de cloture',
    ),
    en: words(
      'actual finish|actual finish date|actual end|actual end date|actual completion date|completed date|date closed|closed date|date done|completed on|completion date|completed|done on|date completed|closed on|close date|finished on|completed at|finished at|closed at',
    ),
  },
  recurrence: {
    fr: [
      ...words(
        'recurrence|periodicite|frequence|periode|intervalle|frequence d entretien|periodicite d entretien',
      ),
      ...withUnits('periodicite|frequence|intervalle|recurrence', 'jours|semaines|mois|ans|annees'),
    ],
    en: [
      ...words(
        'recurrence|frequency|repeat|repeats|periodicity|every|interval|time interval|schedule|pm frequency',
      ),
      ...withUnits('frequency|interval|repeat every|every|pm interval', 'days|weeks|months|years'),
    ],
  },
  cost: {
    fr: words(
      'cout|cout total|montant|montant ht|montant ttc|prix|cout ht|cout ttc|cout total ht|cout total ttc|cout eur|cout euros|cout en euros|prix ht|prix ttc|cout reel|cout estime|montant total|montant euros|cout intervention|cout de l intervention',
    ),
    en: words(
      'cost|total cost|estimated cost|amount|price|actual cost|repair cost|maintenance cost|cost total',
    ),
  },
  duration_minutes: {
    fr: words(
      'duree minutes|duree en minutes|minutes|duree|duree min|duree mn|duree prevue min|temps passe|temps passe h|temps passe min|duree h|duree en heures|duree heures|temps|temps d intervention|temps intervention|temps de travail|temps realise|duree intervention|duree de l intervention|nb heures|nombre d heures|temps prevu',
    ),
    en: words(
      'duration minutes|minutes|duration|time spent|duration min|time spent minutes|time spent h|time spent hours|duration h|duration hours|labor hours|labour hours|actual hours|labor hrs|work time|repair time|hours worked|man hours|actual time',
    ),
  },
  assignee: {
    fr: words(
      'intervenant|affecte a|attribue a|technicien|responsable|executant|assigne|realise par|effectue par|execute par|operateur|prestataire|agent|mecanicien|nom du technicien|assigne a',
    ),
    en: words(
      'assignee|assigned to|technician|performed by|responsible|assigned user|assigned technician|completed by|done by|owner|assigned|operator|mechanic|vendor|technician name',
    ),
  },
  lead_days: { fr: words('preavis|preavis jours|jours avant'), en: words('lead days|lead time|days before') },
  meter: { fr: words('compteur|echeance compteur'), en: words('meter|meter due|due meter') },
  read_on: {
    fr: words(
      'date du releve|date de releve|releve le|jour|date|date releve|date de lecture|jour de releve|jour du releve',
    ),
    en: words(
      'read on|reading date|meter date|entry date|day|date|date read|date of reading|reading taken on|reading day|day of the reading',
    ),
  },
  meter_value: {
    fr: words(
      'releve|releve du compteur|valeur du compteur|compteur|kilometrage|valeur|index|releve compteur|km|kilometres|heures|heures moteur|compteur horaire|index compteur',
    ),
    en: words(
      'meter value|meter reading|reading|odometer|odometer reading|mileage|hour meter|meter|value|km|miles|hours|engine hours|current meter|current reading|meter hours',
    ),
  },
  unit: {
    fr: words('unite|unite du compteur'),
    en: words('unit|meter unit|units|unit of measure|uom'),
  },
  links: { fr: words('liens|lien|pieces jointes'), en: words('links|link|attachments|url') },
  reference: {
    fr: words(
      'reference|ref|ordre de travail|ot|bon de travail|bt|n ot|n bt|code bt|code ot|numero bt|numero ot|n de bt|n d ot|numero|n|no|n intervention|numero d intervention|n de bon|n bon|n demande|n d intervention',
    ),
    en: words(
      'reference|ref|work order|work order number|wo|order|number|id|issue key|key|wo number|wo id|work order id|work order no|request number|job number|ticket|ticket number|task id',
    ),
  },
  location: {
    fr: words(
      'emplacement|localisation|lieu|site|atelier|batiment|zone|local|salle|secteur|implantation|lieu d intervention',
    ),
    en: words('location|place|site|building|area|zone|location name|room|facility|department'),
  },
  category: {
    fr: words('categorie|famille|type|famille d equipement|type d equipement|type equipement'),
    en: words('category|family|type|asset type|equipment type|asset category|class'),
  },
  interval_days: {
    fr: words('intervalle|intervalle jours|periodicite|jours'),
    en: words('interval|interval days|days'),
  },
  commissioned_on: {
    fr: words(
      'mise en service|date de mise en service|date d achat|date d acquisition|date d installation|mis en service le',
    ),
    en: words(
      'commissioned|commissioned on|in service since|purchase date|install date|installation date|date acquired|in service date|purchased on',
    ),
  },
  notes: {
    fr: words(
      'notes|note|commentaire|commentaires|remarques|description|details|observation|observations|compte rendu|remarque|detail|remarque technicien|compte rendu d intervention|observations techniques|commentaire intervenant',
    ),
    en: words(
      'notes|note|comment|comments|remarks|description|details|completion notes|resolution|work performed|work done',
    ),
  },
  vigie_id: { fr: words('identifiant vigie'), en: words('vigie id') },
}
