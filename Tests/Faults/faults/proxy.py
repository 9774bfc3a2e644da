"""A proxy between unix sockets that holds each piece back. usage: proxy.py LISTEN CONNECT SECONDS"""
import os
import socket
import sys
import threading
import time


def pump(source, target, seconds):
    try:
        while piece := source.recv(4096):
            time.sleep(seconds)
            target.sendall(piece)
    except OSError:
        pass
    for end in (source, target):
        try:
            end.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass


def main():
    listen, connect, seconds = sys.argv[1], sys.argv[2], float(sys.argv[3])
    os.makedirs(os.path.dirname(listen), exist_ok=True)
    server = socket.socket(socket.AF_UNIX)
    server.bind(listen)
    server.listen()
    print("listening", flush=True)
    while True:
        client, _ = server.accept()
        behind = socket.socket(socket.AF_UNIX)
        behind.connect(connect)
        for ends in ((client, behind), (behind, client)):
            threading.Thread(target=pump, args=(*ends, seconds), daemon=True).start()


main()
