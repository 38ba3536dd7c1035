window.editionCitations = {
 "formats": {
  "chicago": "Chicago",
  "mla": "MLA",
  "apa": "APA",
  "bibtex": "BibTeX",
  "ris": "RIS"
 },
 "text": {
  "none": {
   "chicago": "Nobody, A Small Matter, version 0 (1900, 2026), {url}.",
   "mla": "Nobody. A Small Matter. 1900. Version 0, 2026, {url}.",
   "apa": "Nobody. (2026). A Small Matter (Version 0). {url} (Original work published 1900)",
   "bibtex": "@book{nobody1900-{anchor},\n  author = {{Nobody}},\n  title = {A Small Matter},\n  year = {2026},\n  version = {0},\n  url = {{url}},\n  note = {originally published 1900},\n}",
   "ris": "TY  - BOOK\nID  - nobody1900-{anchor}\nAU  - Nobody\nTI  - A Small Matter\nPY  - 2026\nET  - 0\nUR  - {url}\nN1  - originally published 1900\nER  - "
  },
  "one": {
   "chicago": "Nobody, A Small Matter, version 0 (1900, 2026), para. {locus}, {url}.",
   "mla": "Nobody. A Small Matter. 1900. Version 0, 2026, {url}.\nIn the text: (Nobody, par. {locus})",
   "apa": "Nobody. (2026). A Small Matter (Version 0). {url} (Original work published 1900)\nIn the text: (Nobody, 1900/2026, para. {locus})",
   "bibtex": "@book{nobody1900-{anchor},\n  author = {{Nobody}},\n  title = {A Small Matter},\n  year = {2026},\n  version = {0},\n  url = {{url}},\n  note = {paragraph {locus}; originally published 1900},\n}",
   "ris": "TY  - BOOK\nID  - nobody1900-{anchor}\nAU  - Nobody\nTI  - A Small Matter\nPY  - 2026\nET  - 0\nUR  - {url}\nN1  - paragraph {locus}; originally published 1900\nER  - "
  },
  "range": {
   "chicago": "Nobody, A Small Matter, version 0 (1900, 2026), paras. {locus}, {url}.",
   "mla": "Nobody. A Small Matter. 1900. Version 0, 2026, {url}.\nIn the text: (Nobody, pars. {locus})",
   "apa": "Nobody. (2026). A Small Matter (Version 0). {url} (Original work published 1900)\nIn the text: (Nobody, 1900/2026, paras. {locus})",
   "bibtex": "@book{nobody1900-{anchor},\n  author = {{Nobody}},\n  title = {A Small Matter},\n  year = {2026},\n  version = {0},\n  url = {{url}},\n  note = {paragraphs {locus}; originally published 1900},\n}",
   "ris": "TY  - BOOK\nID  - nobody1900-{anchor}\nAU  - Nobody\nTI  - A Small Matter\nPY  - 2026\nET  - 0\nUR  - {url}\nN1  - paragraphs {locus}; originally published 1900\nER  - "
  }
 },
 "parts": {
  "The editors": {
   "none": {
    "chicago": "The editors, “{part},” in A Small Matter, version 0 (2026), {url}.",
    "mla": "The editors. “{part}.” A Small Matter, Version 0, 2026, {url}.",
    "apa": "The editors. (2026). {part}. In A Small Matter (Version 0). {url}",
    "bibtex": "@incollection{nobody1900-{anchor},\n  author = {{The editors}},\n  bookauthor = {{Nobody}},\n  title = {{part}},\n  year = {2026},\n  booktitle = {A Small Matter},\n  version = {0},\n  url = {{url}},\n  note = {On Nobody, A Small Matter; originally published 1900},\n}",
    "ris": "TY  - CHAP\nID  - nobody1900-{anchor}\nAU  - The editors\nA2  - Nobody\nTI  - {part}\nPY  - 2026\nT2  - A Small Matter\nET  - 0\nUR  - {url}\nN1  - On Nobody, A Small Matter; originally published 1900\nER  - "
   },
   "one": {
    "chicago": "The editors, “{part},” in A Small Matter, version 0 (2026), para. {locus}, {url}.",
    "mla": "The editors. “{part}.” A Small Matter, Version 0, 2026, {url}.\nIn the text: (The editors, par. {locus})",
    "apa": "The editors. (2026). {part}. In A Small Matter (Version 0). {url}\nIn the text: (The editors, 2026, para. {locus})",
    "bibtex": "@incollection{nobody1900-{anchor},\n  author = {{The editors}},\n  bookauthor = {{Nobody}},\n  title = {{part}},\n  year = {2026},\n  booktitle = {A Small Matter},\n  version = {0},\n  url = {{url}},\n  note = {On Nobody, A Small Matter; paragraph {locus}; originally published 1900},\n}",
    "ris": "TY  - CHAP\nID  - nobody1900-{anchor}\nAU  - The editors\nA2  - Nobody\nTI  - {part}\nPY  - 2026\nT2  - A Small Matter\nET  - 0\nUR  - {url}\nN1  - On Nobody, A Small Matter; paragraph {locus}; originally published 1900\nER  - "
   },
   "range": {
    "chicago": "The editors, “{part},” in A Small Matter, version 0 (2026), paras. {locus}, {url}.",
    "mla": "The editors. “{part}.” A Small Matter, Version 0, 2026, {url}.\nIn the text: (The editors, pars. {locus})",
    "apa": "The editors. (2026). {part}. In A Small Matter (Version 0). {url}\nIn the text: (The editors, 2026, paras. {locus})",
    "bibtex": "@incollection{nobody1900-{anchor},\n  author = {{The editors}},\n  bookauthor = {{Nobody}},\n  title = {{part}},\n  year = {2026},\n  booktitle = {A Small Matter},\n  version = {0},\n  url = {{url}},\n  note = {On Nobody, A Small Matter; paragraphs {locus}; originally published 1900},\n}",
    "ris": "TY  - CHAP\nID  - nobody1900-{anchor}\nAU  - The editors\nA2  - Nobody\nTI  - {part}\nPY  - 2026\nT2  - A Small Matter\nET  - 0\nUR  - {url}\nN1  - On Nobody, A Small Matter; paragraphs {locus}; originally published 1900\nER  - "
   }
  }
 }
};
