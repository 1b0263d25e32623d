"""The same job the usual way, to compare with: Flask, examples in TinyDB, one small PyTorch network and a constant conformal interval.

gunicorn --chdir bench/peer --workers 2 --bind 127.0.0.1:5098 'app:create("sacramento.csv")'
"""
import csv
import tempfile

import torch
from flask import Flask, jsonify, request
from tinydb import TinyDB

NUMBERS = ["sqft", "beds", "baths"]
CATEGORIES = ["type", "city"]
TARGET = "price"
CONFIDENCE = 0.9


def create(path):
    torch.set_num_threads(1)
    torch.manual_seed(0)
    database = TinyDB(tempfile.mktemp(suffix=".json"))
    with open(path, newline="") as file:
        database.insert_multiple(dict(row) for row in csv.DictReader(file))
    rows = database.all()
    levels = [(column, level) for column in CATEGORIES for level in sorted({row[column] for row in rows})]
    raw = torch.tensor([[float(row[column]) for column in NUMBERS] for row in rows])
    mean, deviation = raw.mean(0), raw.std(0)
    price = torch.tensor([float(row[TARGET]) for row in rows])
    center, scale = price.mean(), price.std()

    def encode(row):
        numbers = (torch.tensor([float(row[column]) for column in NUMBERS]) - mean) / deviation
        return torch.cat([numbers, torch.tensor([float(row[column] == level) for column, level in levels])])

    x, t = torch.stack([encode(row) for row in rows]), (price - center) / scale
    held_out = torch.arange(len(rows)) % 5 == 0
    network = torch.nn.Sequential(
        torch.nn.Linear(x.shape[1], 64), torch.nn.SiLU(), torch.nn.Linear(64, 64), torch.nn.SiLU(), torch.nn.Linear(64, 1))
    optimizer = torch.optim.AdamW(network.parameters(), lr=0.004)
    for _ in range(200):
        optimizer.zero_grad()
        torch.nn.functional.mse_loss(network(x[~held_out]).squeeze(1), t[~held_out]).backward()
        optimizer.step()
    network.eval()
    with torch.no_grad():
        width = torch.quantile((network(x[held_out]).squeeze(1) - t[held_out]).abs(), CONFIDENCE).item() * scale.item()

    app = Flask(__name__)

    @app.post("/predictions")
    def predict():
        with torch.no_grad():
            y = network(encode(request.get_json()["x"]).unsqueeze(0)).item() * scale.item() + center.item()
        return jsonify(y=y, interval={"lower": y - width, "upper": y + width, "confidence": CONFIDENCE}, modelVersion=1, warnings=[])

    @app.post("/no-op")
    def no_op():
        return jsonify(confidence=request.get_json()["confidence"])

    return app
