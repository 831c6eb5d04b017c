// The terms of CPSV-AP 3.2.0 that we use, and what we promise of them: [at least, at most, kind of value]. Kinds: a text
// in Indonesian, a name in no language, an address, a data type, or a class of which the value must be.
export const PREFIXES = {
  cpsv: "http://purl.org/vocab/cpsv#",
  cv: "http://data.europa.eu/m8g/",
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  eli: "http://data.europa.eu/eli/ontology#",
  foaf: "http://xmlns.com/foaf/0.1/",
  skos: "http://www.w3.org/2004/02/skos/core#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
};

const MANY = Infinity;
const IDENTIFIER = [1, 1, "name"];
const TEXT = [1, 1, "text"];
const MAYBE_TEXT = [0, 1, "text"];

export const CLASSES = {
  "cpsv:PublicService": {
    "dct:identifier": IDENTIFIER,
    "dct:title": TEXT,
    "dct:description": TEXT,
    "dct:language": [1, 1, "dct:LinguisticSystem"],
    "dct:spatial": [1, 1, "dct:Location"],
    "dct:isPartOf": [1, 1, "dcat:Dataset"],
    "dct:modified": [1, 1, "xsd:date"],
    "dct:isReplacedBy": [0, 1, "cpsv:PublicService"],
    "dcat:keyword": [0, MANY, "text"],
    "cpsv:follows": [1, MANY, "cpsv:Rule"],
    "cpsv:hasInput": [0, MANY, "cv:Evidence"],
    "cpsv:produces": [1, 1, "cv:Output"],
    "cv:hasChannel": [1, MANY, "cv:Channel"],
    "cv:hasCompetentAuthority": [1, 1, "cv:PublicOrganisation"],
    "cv:hasCost": [0, MANY, "cv:Cost"],
    "cv:hasInputType": [0, MANY, "cv:EvidenceType"],
    "cv:hasLegalResource": [0, MANY, "eli:LegalResource"],
    "cv:holdsRequirement": [0, MANY, "cv:Requirement"],
    "cv:isGroupedBy": [0, MANY, "cv:Event"],
    "cv:processingTime": [0, 1, "xsd:duration"],
    "cv:relatedService": [0, MANY, "cpsv:PublicService"],
  },
  "cpsv:Rule": { "dct:identifier": IDENTIFIER, "dct:title": TEXT, "dct:description": TEXT },
  "cv:Channel": { "dct:identifier": IDENTIFIER, "dct:description": TEXT, "dct:type": [1, 1, "skos:Concept"] },
  "cv:Cost": {
    "dct:identifier": IDENTIFIER,
    "dct:description": TEXT,
    "cv:hasValue": [0, 1, "xsd:double"],
    "cv:currency": [0, 1, "skos:Concept"],
  },
  "cv:Event": { "dct:identifier": IDENTIFIER, "dct:title": TEXT, "cv:hasRelatedService": [1, MANY, "cpsv:PublicService"] },
  "cv:LifeEvent": {},
  "cv:Evidence": {
    "dct:identifier": IDENTIFIER,
    "dct:title": TEXT,
    "dct:description": MAYBE_TEXT,
    "dct:conformsTo": [0, MANY, "cv:EvidenceType"],
  },
  "cv:EvidenceType": { "dct:identifier": IDENTIFIER, "dct:title": TEXT, "dct:description": MAYBE_TEXT },
  "cv:Output": { "dct:identifier": IDENTIFIER, "dct:title": TEXT, "dct:description": MAYBE_TEXT },
  "cv:PublicOrganisation": {
    "dct:identifier": IDENTIFIER,
    "dct:title": MAYBE_TEXT,
    "dct:spatial": [1, 1, "dct:Location"],
    "skos:prefLabel": TEXT,
  },
  "cv:Requirement": { "dct:identifier": IDENTIFIER, "dct:title": TEXT, "dct:description": MAYBE_TEXT },
  "dcat:Dataset": {
    "dct:title": TEXT,
    "dct:description": TEXT,
    "dct:publisher": [1, 1, "foaf:Agent"],
    "dct:license": [1, 1, "address"],
    "dct:modified": [1, 1, "xsd:date"],
    "dct:spatial": [1, 1, "dct:Location"],
    "dct:hasPart": [1, MANY, "cpsv:PublicService"],
    "dcat:landingPage": [1, 1, "foaf:Document"],
  },
  "dct:LinguisticSystem": {},
  "dct:Location": { "skos:prefLabel": TEXT },
  "eli:LegalResource": { "dct:title": TEXT },
  "foaf:Agent": { "dct:identifier": IDENTIFIER, "dct:title": TEXT, "dct:description": TEXT },
  "foaf:Document": {},
  "skos:Concept": { "skos:prefLabel": MAYBE_TEXT, "skos:notation": [0, 1, "name"] },
};
