window.editionCitations = {
 "formats": {
  "chicago": "Chicago",
  "mla": "MLA",
  "apa": "APA",
  "bibtex": "BibTeX",
  "ris": "RIS"
 },
 "text": {
  "chicago": "Nobody, “A Small Matter” (1900), {locus}, in A Small Matter, version 0 (2026), {url}.",
  "mla": "Nobody. “A Small Matter.” 1900. A Small Matter, version 0, 2026, par. {locus}, {url}. Accessed {accessed}.",
  "apa": "Nobody (2026). A Small Matter (para. {locus}). In A Small Matter (Version 0). {url} (Original work published 1900)",
  "bibtex": "@incollection{nobody1900-{anchor},\n  author = {Nobody},\n  title = {A Small Matter},\n  booktitle = {A Small Matter},\n  year = {2026},\n  version = {0},\n  note = {paragraph {locus}; originally published 1900},\n  url = {{url}},\n}",
  "ris": "TY  - CHAP\nAU  - Nobody\nTI  - A Small Matter\nT2  - A Small Matter\nET  - Version 0\nPY  - 2026\nSP  - {locus}\nN1  - Originally published 1900\nUR  - {url}\nER  - "
 },
 "part": {
  "chicago": "{by}, “{part},” in Nobody, “A Small Matter” (1900), {locus}, in A Small Matter, version 0 (2026), {url}.",
  "mla": "{by}. “{part}.” “A Small Matter,” by Nobody, 1900. A Small Matter, version 0, 2026, par. {locus}, {url}. Accessed {accessed}.",
  "apa": "{by}. (2026). {part}. In Nobody, A Small Matter (para. {locus}), A Small Matter (Version 0). {url}",
  "bibtex": "@incollection{nobody1900-{anchor},\n  author = {{by}},\n  title = {{part}},\n  booktitle = {A Small Matter},\n  year = {2026},\n  version = {0},\n  note = {On Nobody, A Small Matter; paragraph {locus}; originally published 1900},\n  url = {{url}},\n}",
  "ris": "TY  - CHAP\nAU  - {by}\nTI  - {part}\nT2  - A Small Matter\nA2  - Nobody\nET  - Version 0\nPY  - 2026\nSP  - {locus}\nN1  - Originally published 1900\nUR  - {url}\nER  - "
 }
};
